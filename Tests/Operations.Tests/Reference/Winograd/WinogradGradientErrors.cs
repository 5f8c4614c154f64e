namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The same as <see cref="WinogradErrors"/> for the gradient of the weights, Gᵀ (sum over squares and samples of (A dy Aᵀ) ⊙ (Bᵀ d B)) G: the
/// sums are kept while the samples of a mini-batch go by, and transformed at its end.
/// </summary>
internal sealed class WinogradGradientErrors(WinogradMatrices matrices, Extent image, Extent output, int top, int left)
{
    private readonly SquareMap filter = new(WinogradMatrices.Transpose(matrices.Kernel));
    private readonly SquareBatch inputs = new(new SquareMap(matrices.Input), image.Channels);
    private readonly SquareBatch gradients = new(new SquareMap(WinogradMatrices.Transpose(matrices.Output)), output.Channels);
    private readonly int positions = matrices.Span * matrices.Span;
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
                            at * filters, inputs.Values[at], inputs.Errors[at],
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
        double[] values = new double[positions], valueErrors = new double[positions], results = new double[taps], resultErrors = new double[taps];
        for (int pair = 0; pair < pairs; pair++)
        {
            for (int position = 0; position < positions; position++)
            {
                int at = (position * pairs) + pair;
                (values[position], valueErrors[position]) = (sums.Values[at], sums.Error(at, terms));
            }
            filter.Apply(values, valueErrors, results, resultErrors);
            for (int tap = 0; tap < taps; tap++)
                errors[(tap * pairs) + pair] = Math.Max(errors[(tap * pairs) + pair], resultErrors[tap]);
        }
        (sums, terms) = (null, 0);
    }
}
