namespace Unroll.Operations.Tests.Reference;

/// <summary>A window that slides over every channel on its own.</summary>
internal abstract class Pooling : SampleOperation
{
    private readonly int height;
    private readonly int width;
    private int top;
    private int left;

    protected Pooling(int height, int width) => (this.height, this.width, StrideY, StrideX) = (height, width, height, width);

    public int StrideY { get; init; }

    public int StrideX { get; init; }

    public int Stride { init => StrideY = StrideX = value; }

    public Pad Pad { get; init; }

    public override IEnumerable<string> Arguments =>
    [
        .. height == width ? new[] { $"{height}" } : [$"{height}", $"{width}"],
        .. (StrideY, StrideX) == (height, width) ? Array.Empty<string>()
            : StrideY == StrideX ? [$"Stride = {StrideY}"]
            : [$"StrideY = {StrideY}", $"StrideX = {StrideX}"],
        .. Pad.Arguments(),
    ];

    protected Extent Input { get; private set; }

    protected Extent Output { get; private set; }

    /// <summary>Elements of a window, those of the padding included.</summary>
    protected int Area => height * width;

    public override Extent Bind(Extent[] inputs)
    {
        Input = inputs[0];
        (top, int rows) = Pad.Along(true, Input.Height, height, StrideY);
        (left, int columns) = Pad.Along(false, Input.Width, width, StrideX);
        return Output = Extent.Spatial(rows, columns, Input.Channels);
    }

    /// <summary>Every output element with the input elements of its window, in row-major order.</summary>
    protected IEnumerable<(int Output, int[] Window)> Windows()
    {
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
                for (int c = 0; c < Output.Channels; c++)
                    yield return (Output.At(y, x, c), Window(y, x, c).ToArray());
    }

    private IEnumerable<int> Window(int y, int x, int channel)
    {
        for (int row = (y * StrideY) - top; row < (y * StrideY) - top + height; row++)
            for (int column = (x * StrideX) - left; column < (x * StrideX) - left + width; column++)
                if (Input.Contains(row, column))
                    yield return Input.At(row, column, channel);
    }
}

/// <summary>
/// The largest element of a window; the first of equals takes the gradient. No rounding. Where several elements may be the largest within
/// their bounds, the gradient of each of them is in doubt.
/// </summary>
internal sealed class MaxPool : Pooling
{
    public MaxPool(int size)
        : base(size, size)
    {
    }

    public MaxPool(int height, int width)
        : base(height, width)
    {
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach ((int element, int[] window) in Windows())
        {
            int[] candidates = Candidates(inputs[0], window);
            Doubts += IsCertain(inputs[0], candidates) ? 0 : 1;
            output[element] = new Bounded(window.Max(i => inputs[0][i].Value), candidates.Max(i => inputs[0][i].Error));
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window) in Windows())
        {
            int winner = window.First(i => inputs[0][i].Value == output[element].Value);
            int[] candidates = Candidates(inputs[0], window);
            if (IsCertain(inputs[0], candidates))
                inputGradients[0][winner].Add(outputGradient[element]);
            else
                foreach (int i in candidates)
                    inputGradients[0][i].Add(outputGradient[element].InDoubt(i == winner));
        }
    }

    private static bool IsCertain(Bounded[] input, int[] candidates) =>
        candidates.Length == 1 || candidates.All(i => input[i].Error == 0);

    /// <summary>The elements that may be the largest in single precision.</summary>
    private static int[] Candidates(Bounded[] input, int[] window)
    {
        double low = window.Max(i => input[i].Value - input[i].Allowed);
        return [.. window.Where(i => input[i].Value + input[i].Allowed >= low)];
    }
}

/// <summary>The mean of a window: a sum of its elements and a multiplication. The divisor counts the padding, or only what is
/// inside.</summary>
internal sealed class AvgPool : Pooling
{
    public AvgPool(int size)
        : base(size, size)
    {
    }

    public AvgPool(int height, int width)
        : base(height, width)
    {
    }

    public bool CountPadding { get; init; } = true;

    public override IEnumerable<string> Arguments => CountPadding ? base.Arguments : [.. base.Arguments, "CountPadding = false"];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach ((int element, int[] window) in Windows())
        {
            var sum = default(Sum);
            foreach (int i in window)
                sum.Add(inputs[0][i]);
            output[element] = sum.Total.Times(1.0 / Divisor(window));
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window) in Windows())
            foreach (int i in window)
                inputGradients[0][i].Add(outputGradient[element].Times(1.0 / Divisor(window)));
    }

    private int Divisor(int[] window) => CountPadding ? Area : window.Length;
}
