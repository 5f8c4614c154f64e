namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The same as <see cref="WinogradErrors"/> for the gradient of the weights, Gᵀ (sum over tiles and samples of (A dy Aᵀ) ⊙ (Bᵀ d B)) G:
/// the sums are kept while the samples of a mini-batch go by, and transformed at its end.
/// </summary>
internal sealed class WinogradGradientErrors(WinogradMatrices matrices, Extent image, Extent output, int top, int left)
{
    private readonly TileBatch inputs = new(matrices.Input, image.Channels);
    private readonly TileBatch gradients = new(WinogradMatrices.Transpose(matrices.Output), output.Channels);
    private readonly int positions = matrices.InputTile * matrices.InputTile;
    private ProductSums? sums;
    private int terms;

    /// <summary>Adds a sample.</summary>
    public void Add(double[] pixels, double[] outputGradient)
    {
        (int channels, int filters) = (image.Channels, output.Channels);
        sums ??= new ProductSums(positions * channels * filters);
        for (int y = 0; y < output.Height; y += matrices.Outputs)
            for (int x = 0; x < output.Width; x += matrices.Outputs)
            {
                inputs.Transform(pixels, image, y - top, x - left);
                gradients.Transform(outputGradient, output, y, x);
                for (int position = 0; position < positions; position++)
                    for (int c = 0; c < channels; c++)
                    {
                        int at = (position * channels) + c;
                        sums.Add(
                            at * filters, inputs.Values[at], inputs.Errors[at], inputs.Values[at],
                            gradients.Values.AsSpan(position * filters, filters), gradients.Errors.AsSpan(position * filters, filters));
                    }
                terms++;
            }
    }

    /// <summary>Raises the errors of the gradient, [tap][channel][filter], to those of this algorithm where they are smaller, and begins
    /// anew.</summary>
    public void RaiseGradient(double[] errors)
    {
        if (sums is null)
            return;
        int taps = matrices.Taps * matrices.Taps, pairs = image.Channels * output.Channels;
        double[] sumErrors = new double[positions * pairs], results = new double[taps * pairs], resultErrors = new double[taps * pairs];
        for (int i = 0; i < sumErrors.Length; i++)
            sumErrors[i] = sums.Error(i, terms);
        new TileMap(WinogradMatrices.Transpose(matrices.Kernel), pairs).Apply(sums.Values, sumErrors, results, resultErrors);
        for (int i = 0; i < errors.Length; i++)
            errors[i] = Math.Max(errors[i], resultErrors[i]);
        (sums, terms) = (null, 0);
    }
}
