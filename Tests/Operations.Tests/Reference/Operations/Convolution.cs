namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// output[y, x, f] = bias[f] + sum over i, j, c of input[y s - top + i d, x s - left + j d, first(f) + c] weights[i, j, c, f], zero outside
/// of the input, with stride s and dilation d; the filters are divided into groups, each of which reads as many channels, from first(f) on.
/// A sum of kernel height x kernel width x (channels / groups) products.
/// </summary>
internal abstract class Convolution(int height, int width) : KernelOperation(height, width)
{
    private int top;
    private int left;
    private int depth;
    private int filtersOfGroup;

    protected Extent Input { get; private set; }

    protected Extent Output { get; private set; }

    /// <summary>Rows of padding above the input, and columns on its left.</summary>
    protected (int Top, int Left) Before => (top, left);

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        double[] weights = Parameters[0].Values;
        var sums = new ProductSums(Output.Channels);
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
            {
                sums.Clear();
                int terms = 0;
                if (Bias)
                {
                    sums.Add(0, 1, 0, Parameters[1].Values);
                    terms++;
                }

                foreach ((int tap, int pixel) in Taps(y, x))
                {
                    for (int c = 0; c < Input.Channels; c++)
                    {
                        (double value, double error) = inputs[0][pixel + c];
                        sums.Add(FirstFilter(c), value, error, weights.AsSpan(Row(tap, c), filtersOfGroup));
                    }

                    terms += depth;
                }

                for (int f = 0; f < Output.Channels; f++)
                    result[Output.At(y, x, f)] = sums[f, terms].Total;
            }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        double[] weights = Parameters[0].Values;
        var sums = new ProductSums(weights.Length);
        int[] terms = new int[Kernel.Height * Kernel.Width];
        double[] values = new double[Output.Channels], errors = new double[Output.Channels];
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
            {
                for (int f = 0; f < Output.Channels; f++)
                {
                    Bounded gradient = outputGradient[Output.At(y, x, f)];
                    (values[f], errors[f]) = gradient;
                    if (Bias)
                        Parameters[1].Gradient[f].Add(gradient);
                }

                foreach ((int tap, int pixel) in Taps(y, x))
                {
                    for (int c = 0; c < Input.Channels; c++)
                    {
                        Bounded element = inputs[0][pixel + c];
                        (int filter, int row) = (FirstFilter(c), Row(tap, c));
                        ReadOnlySpan<double> gradients = values.AsSpan(filter, filtersOfGroup);
                        ReadOnlySpan<double> gradientErrors = errors.AsSpan(filter, filtersOfGroup);
                        sums.Add(row, element.Value, element.Error, Math.Abs(element.Value) + element.Allowed, gradients, gradientErrors);
                        inputGradients[0][pixel + c].Add(Sum.Of(gradients, gradientErrors, weights.AsSpan(row, filtersOfGroup)));
                    }

                    terms[tap]++;
                }
            }

        for (int i = 0; i < weights.Length; i++)
            Parameters[0].Gradient[i].Add(sums[i, terms[i / (weights.Length / terms.Length)]]);
    }

    /// <summary>Fixes the extents; the weights are declared by the dimensions behind the kernel's.</summary>
    protected Extent Bind(Extent input, int filters, int groups, params int[] dimensions)
    {
        Input = input;
        (top, _, int rows) = Pad.Along(true, input.Height, Span.Rows, StrideY);
        (left, _, int columns) = Pad.Along(false, input.Width, Span.Columns, StrideX);
        (depth, filtersOfGroup) = (input.Channels / groups, filters / groups);
        DeclareParameters(depth, filters, dimensions);
        return Output = Extent.Spatial(rows, columns, filters);
    }

    /// <summary>The taps of an output that meet the input, each with the first element of the pixel there.</summary>
    private IEnumerable<(int Tap, int Pixel)> Taps(int y, int x)
    {
        for (int i = 0; i < Kernel.Height; i++)
            for (int j = 0; j < Kernel.Width; j++)
            {
                int row = (y * StrideY) - top + (i * DilationY);
                int column = (x * StrideX) - left + (j * DilationX);
                if (Input.Contains(row, column))
                    yield return ((i * Kernel.Width) + j, Input.At(row, column, 0));
            }
    }

    /// <summary>The first of the filters that read a channel.</summary>
    private int FirstFilter(int channel) => channel / depth * filtersOfGroup;

    /// <summary>The weight of that filter for a tap and the channel; those of the other filters of its group follow.</summary>
    private int Row(int tap, int channel) => (((tap * depth) + (channel % depth)) * Output.Channels) + FirstFilter(channel);
}
