namespace Unroll.Operations.Tests.Reference;

/// <summary>A window that slides over every channel on its own.</summary>
internal abstract class Pooling : SampleOperation
{
    private readonly int height;
    private readonly int width;
    private (int Before, int After, int Count) rows;
    private (int Before, int After, int Count) columns;
    private (int Output, int[] Window, int Padded)[] windows = [];

    protected Pooling(int height, int width) => (this.height, this.width, StrideY, StrideX) = (height, width, height, width);

    public int StrideY { get; init; }

    public int StrideX { get; init; }

    public int Stride { init => StrideY = StrideX = value; }

    public Pad Pad { get; init; }

    public bool CeilMode { get; init; }

    public override IEnumerable<string> Arguments =>
    [
        .. height == width ? new[] { Spelling.Of(height) } : [Spelling.Of(height), Spelling.Of(width)],
        .. (StrideY, StrideX) == (height, width) ? Array.Empty<string>()
            : StrideY == StrideX ? [$"Stride = {Spelling.Of(StrideY)}"]
            : [$"StrideY = {Spelling.Of(StrideY)}", $"StrideX = {Spelling.Of(StrideX)}"],
        .. Pad.Arguments(), .. CeilMode ? new[] { "CeilMode = true" } : [],
    ];

    protected Extent Input { get; private set; }

    protected Extent Output { get; private set; }

    public override Extent Bind(Extent[] inputs)
    {
        Input = inputs[0];
        rows = Pad.Along(true, Input.Height, height, StrideY, CeilMode);
        columns = Pad.Along(false, Input.Width, width, StrideX, CeilMode);
        Output = Extent.Spatial(rows.Count, columns.Count, Input.Channels);
        windows = [.. Slide()];
        return Output;
    }

    /// <summary>Every output element with the input elements of its window, in row-major order, and the number of those and of the
    /// padding's together.</summary>
    protected (int Output, int[] Window, int Padded)[] Windows() => windows;

    private IEnumerable<(int Output, int[] Window, int Padded)> Slide()
    {
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
            {
                (int row, int column) = ((y * StrideY) - rows.Before, (x * StrideX) - columns.Before);
                int padded = (Math.Min(row + height, Input.Height + rows.After) - row)
                    * (Math.Min(column + width, Input.Width + columns.After) - column);
                for (int c = 0; c < Output.Channels; c++)
                    yield return (Output.At(y, x, c), Window(row, column, c).ToArray(), padded);
            }
    }

    private IEnumerable<int> Window(int top, int left, int channel)
    {
        for (int row = top; row < top + height; row++)
            for (int column = left; column < left + width; column++)
                if (Input.Contains(row, column))
                    yield return Input.At(row, column, channel);
    }
}
