namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// output[y, x, f] = bias[f] + sum over i, j, c of input[p, q, c] weights[i, j, f, c], where p s + i d = y + top and q s + j d = x + left,
/// with stride s and dilation d; a channel reaches the filters of its group alone, among which f counts in the weights.
/// </summary>
internal sealed class ConvTranspose(int height, int width, int filters) : KernelOperation(height, width)
{
    private Extent input;
    private Extent output;
    private int top;
    private int left;

    public int MoreY { get; init; }

    public int MoreX { get; init; }

    /// <summary>The output padding.</summary>
    public int More { init => MoreY = MoreX = value; }

    public int Groups { get; init; } = 1;

    private int Depth => input.Channels / Groups;

    private int FiltersOfGroup => filters / Groups;

    public override Extent Bind(Extent[] inputs)
    {
        input = inputs[0];
        (top, int rows) = Along(true, input.Height, Span.Rows, StrideY, MoreY);
        (left, int columns) = Along(false, input.Width, Span.Columns, StrideX, MoreX);
        DeclareParameters(FiltersOfGroup, filters, FiltersOfGroup, input.Channels);
        return output = Extent.Spatial(rows, columns, filters);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        double[] weights = Parameters[0].Values;
        double[] values = Array.ConvertAll(inputs[0], element => element.Value);
        double[] errors = Array.ConvertAll(inputs[0], element => element.Error);
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
            {
                (int Tap, int Pixel)[] taps = [.. Taps(y, x)];
                for (int f = 0; f < filters; f++)
                {
                    Sum sum = default;
                    if (Bias)
                        sum.Add(Bounded.Exact(Parameters[1].Values[f]));
                    foreach ((int tap, int pixel) in taps)
                    {
                        int first = pixel + FirstChannel(f);
                        sum.Add(Sum.Of(values.AsSpan(first, Depth), errors.AsSpan(first, Depth), weights.AsSpan(Row(tap, f), Depth)));
                    }

                    result[output.At(y, x, f)] = sum.Total;
                }
            }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        double[] weights = Parameters[0].Values;
        double[] values = Array.ConvertAll(inputs[0], element => element.Value);
        double[] errors = Array.ConvertAll(inputs[0], element => element.Error);
        var weightSums = new ProductSums(weights.Length);
        var inputSums = new ProductSums(values.Length);
        int[] weightTerms = new int[Kernel.Height * Kernel.Width], inputTerms = new int[values.Length];
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
            {
                (int Tap, int Pixel)[] taps = [.. Taps(y, x)];
                for (int f = 0; f < filters; f++)
                {
                    Bounded gradient = outputGradient[output.At(y, x, f)];
                    if (Bias)
                        Parameters[1].Gradient[f].Add(gradient);
                    foreach ((int tap, int pixel) in taps)
                    {
                        (int first, int row) = (pixel + FirstChannel(f), Row(tap, f));
                        weightSums.Add(row, gradient.Value, gradient.Error, Math.Abs(gradient.Value) + gradient.Allowed,
                            values.AsSpan(first, Depth), errors.AsSpan(first, Depth));
                        inputSums.Add(first, gradient.Value, gradient.Error, weights.AsSpan(row, Depth));
                    }
                }

                foreach ((int tap, int pixel) in taps)
                {
                    weightTerms[tap]++;
                    for (int c = 0; c < input.Channels; c++)
                        inputTerms[pixel + c] += FiltersOfGroup;
                }
            }

        for (int i = 0; i < weights.Length; i++)
            Parameters[0].Gradient[i].Add(weightSums[i, weightTerms[i / (weights.Length / weightTerms.Length)]]);
        for (int i = 0; i < values.Length; i++)
            inputGradients[0][i].Add(inputSums[i, inputTerms[i]]);
    }

    protected override IEnumerable<string> Sizes() =>
    [
        Spelling.Of(filters), .. Both("OutputPadding", MoreY, MoreX, 0),
        .. Groups == 1 ? Array.Empty<string>() : [$"Groups = {Spelling.Of(Groups)}"],
    ];

    /// <summary>What is cut off before the output, and the pixels of it, along one axis.</summary>
    private (int Before, int Count) Along(bool vertical, int length, int kernel, int stride, int more)
    {
        // Keras: input x stride pixels; of an odd surplus the larger part is cut off at the end.
        if (Pad.Same)
            return (Math.Max(kernel - stride, 0) / 2, length * stride);
        (int before, int after) = vertical ? (Pad.Top, Pad.Bottom) : (Pad.Left, Pad.Right);
        return (before, ((length - 1) * stride) + kernel + more - before - after);
    }

    /// <summary>The taps that reach an output, each with the first element of the pixel that it is multiplied by.</summary>
    private IEnumerable<(int Tap, int Pixel)> Taps(int y, int x)
    {
        for (int i = 0; i < Kernel.Height; i++)
            for (int j = 0; j < Kernel.Width; j++)
            {
                (int row, int column) = (y + top - (i * DilationY), x + left - (j * DilationX));
                if (row % StrideY == 0 && column % StrideX == 0 && input.Contains(row / StrideY, column / StrideX))
                    yield return ((i * Kernel.Width) + j, input.At(row / StrideY, column / StrideX, 0));
            }
    }

    /// <summary>The first of the channels that reach a filter.</summary>
    private int FirstChannel(int filter) => filter / FiltersOfGroup * Depth;

    /// <summary>The weight of that channel for a tap and the filter; those of the other channels of its group follow.</summary>
    private int Row(int tap, int filter) => (((tap * FiltersOfGroup) + (filter % FiltersOfGroup)) * input.Channels) + FirstChannel(filter);
}
