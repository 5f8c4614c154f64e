namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// How far single precision may be off where a convolution of stride 1 is computed by Winograd's filtering: the running error analysis of
/// <see cref="Bounded"/> along that algorithm, whose sums go over whole tiles and not over the taps of a pixel (Barabasz, Anderson,
/// Soodhalter and Gregg, "Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks", ACM TOMS 46(4),
/// 2020). The errors of what goes in are not carried here: the algorithm is linear, so the direct sum carries them.
/// </summary>
/// <param name="matrices">The size of the tiles.</param>
/// <param name="image">What the kernel slides over.</param>
/// <param name="output">What comes out; the tiles begin at its first pixel.</param>
/// <param name="top">Rows of zeros above the image.</param>
/// <param name="left">Columns of zeros on its left.</param>
internal sealed class WinogradErrors(WinogradMatrices matrices, Extent image, Extent output, int top, int left)
{
    private readonly TileBatch tiles = new(matrices.Input, image.Channels);
    private readonly TileMap back = new(matrices.Output, output.Channels);
    private readonly int positions = matrices.InputTile * matrices.InputTile;
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
        var sums = new ProductSums(positions * filters);
        double[] sumErrors = new double[positions * filters];
        double[] results = new double[outputs * outputs * filters], resultErrors = new double[outputs * outputs * filters];
        for (int y = 0; y < output.Height; y += outputs)
            for (int x = 0; x < output.Width; x += outputs)
            {
                tiles.Transform(pixels, image, y - top, x - left);
                sums.Clear();
                for (int position = 0; position < positions; position++)
                    for (int c = 0; c < channels; c++)
                    {
                        int at = (position * channels) + c;
                        sums.Add(
                            position * filters, tiles.Values[at], tiles.Errors[at], tiles.Values[at],
                            kernels.AsSpan(at * filters, filters), kernelErrors.AsSpan(at * filters, filters));
                    }
                for (int i = 0; i < sumErrors.Length; i++)
                    sumErrors[i] = sums.Error(i, channels);
                back.Apply(sums.Values, sumErrors, results, resultErrors);
                for (int i = 0; i < outputs * outputs; i++)
                    for (int f = 0; f < filters && output.Contains(y + (i / outputs), x + (i % outputs)); f++)
                    {
                        ref double error = ref errors[output.At(y + (i / outputs), x + (i % outputs), f)];
                        error = Math.Max(error, resultErrors[(i * filters) + f]);
                    }
            }
    }

    /// <summary>G g Gᵀ of every channel and filter, [position][channel][filter]; kept until the weights change.</summary>
    private void TransformKernels(double[] weights)
    {
        if (transformedFor.AsSpan().SequenceEqual(weights))
            return;
        transformedFor = [.. weights];
        int pairs = weights.Length / (matrices.Taps * matrices.Taps);
        kernels = new double[positions * pairs];
        kernelErrors = new double[positions * pairs];
        new TileMap(matrices.Kernel, pairs).Apply(weights, [], kernels, kernelErrors);
    }
}
