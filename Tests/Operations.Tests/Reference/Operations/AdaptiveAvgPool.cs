namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The mean of windows that divide the input into the given number of rows and columns: output row i is that of the input rows from
/// floor(i rows / height) to below ceil((i + 1) rows / height), and columns alike (PyTorch's AdaptiveAvgPool2d).
/// </summary>
internal sealed class AdaptiveAvgPool(int height, int width) : SampleOperation
{
    private Extent input;
    private Extent output;
    private (int Output, int[] Window)[] windows = [];

    public AdaptiveAvgPool(int size)
        : this(size, size)
    {
    }

    public override IEnumerable<string> Arguments => height == width ? [Spelling.Of(height)] : [Spelling.Of(height), Spelling.Of(width)];

    public override Extent Bind(Extent[] inputs)
    {
        input = inputs[0];
        output = Extent.Spatial(height, width, input.Channels);
        windows = [.. Windows()];
        return output;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        foreach ((int element, int[] window) in windows)
        {
            var sum = default(Sum);
            foreach (int i in window)
                sum.Add(inputs[0][i]);
            result[element] = sum.Total.Times(1.0 / window.Length);
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window) in windows)
            foreach (int i in window)
                inputGradients[0][i].Add(outputGradient[element].Times(1.0 / window.Length));
    }

    private static (int First, int End) Part(int index, int parts, int length) =>
        (index * length / parts, (((index + 1) * length) + parts - 1) / parts);

    private IEnumerable<(int Output, int[] Window)> Windows()
    {
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < input.Channels; c++)
                    yield return (output.At(y, x, c), [.. Window(Part(y, height, input.Height), Part(x, width, input.Width), c)]);
    }

    private IEnumerable<int> Window((int First, int End) rows, (int First, int End) columns, int channel)
    {
        for (int row = rows.First; row < rows.End; row++)
            for (int column = columns.First; column < columns.End; column++)
                yield return input.At(row, column, channel);
    }
}
