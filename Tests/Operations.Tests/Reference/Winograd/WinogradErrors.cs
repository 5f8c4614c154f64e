namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// How far single precision may be off where a convolution of stride 1 is computed by Winograd's filtering: the running error analysis of
/// <see cref="Bounded"/> along that algorithm, whose sums go over whole squares and not over the taps of a pixel (Barabasz, Anderson,
/// Soodhalter and Gregg, "Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks", ACM TOMS 46(4), 2020).
/// The errors of what goes in are not carried here: the algorithm is linear, so the direct sum carries them.
/// </summary>
/// <param name="matrices">The size of the squares.</param>
/// <param name="image">What the kernel slides over.</param>
/// <param name="output">What comes out; the squares begin at its first pixel.</param>
/// <param name="top">Rows of zeros above the image.</param>
/// <param name="left">Columns of zeros on its left.</param>
internal sealed class WinogradErrors(WinogradMatrices matrices, Extent image, Extent output, int top, int left)
{
    private readonly SquareMap input = new(matrices.Input);
    private readonly SquareMap kernel = new(matrices.Kernel);
    private readonly SquareMap back = new(matrices.Output);
    private readonly int positions = matrices.Span * matrices.Span;
    private double[] transformedFor = [];
    private double[] kernels = [];
    private double[] kernelErrors = [];

    /// <summary>Raises the errors of the outputs to those of this algorithm where they are smaller.</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="weights">The kernels, [tap][channel][filter].</param>
    /// <param name="errors">By output.</param>
    public void RaiseOutputs(double[] pixels, double[] weights, double[] errors)
    {
        TransformKernels(weights);
        (int channels, int filters, int outputs) = (image.Channels, output.Channels, matrices.Outputs);
        var squares = new SquareBatch(input, channels);
        var sums = new ProductSums(positions * filters);
        double[] values = new double[positions], valueErrors = new double[positions];
        double[] results = new double[outputs * outputs], resultErrors = new double[outputs * outputs];
        for (int y = 0; y < output.Height; y += outputs)
            for (int x = 0; x < output.Width; x += outputs)
            {
                squares.Transform(pixels, image, y - top, x - left);
                sums.Clear();
                for (int position = 0; position < positions; position++)
                    for (int c = 0; c < channels; c++)
                    {
                        int at = (position * channels) + c;
                        sums.Add(
                            position * filters, squares.Values[at], squares.Errors[at],
                            kernels.AsSpan(at * filters, filters), kernelErrors.AsSpan(at * filters, filters));
                    }
                for (int f = 0; f < filters; f++)
                {
                    for (int position = 0; position < positions; position++)
                    {
                        int at = (position * filters) + f;
                        (values[position], valueErrors[position]) = (sums.Values[at], sums.Error(at, channels));
                    }
                    back.Apply(values, valueErrors, results, resultErrors);
                    for (int i = 0; i < results.Length; i++)
                        if (output.Contains(y + (i / outputs), x + (i % outputs)))
                        {
                            ref double error = ref errors[output.At(y + (i / outputs), x + (i % outputs), f)];
                            error = Math.Max(error, resultErrors[i]);
                        }
                }
            }
    }

    /// <summary>G g Gᵀ of every channel and filter, [position][channel][filter]; kept until the weights change.</summary>
    private void TransformKernels(double[] weights)
    {
        if (transformedFor.AsSpan().SequenceEqual(weights))
            return;
        transformedFor = [.. weights];
        int all = matrices.Taps * matrices.Taps, pairs = weights.Length / all;
        kernels = new double[positions * pairs];
        kernelErrors = new double[positions * pairs];
        double[] taps = new double[all], values = new double[positions], errors = new double[positions];
        for (int pair = 0; pair < pairs; pair++)
        {
            for (int tap = 0; tap < all; tap++)
                taps[tap] = weights[(tap * pairs) + pair];
            kernel.Apply(taps, [], values, errors);
            for (int position = 0; position < positions; position++)
                (kernels[(position * pairs) + pair], kernelErrors[(position * pairs) + pair]) = (values[position], errors[position]);
        }
    }
}
