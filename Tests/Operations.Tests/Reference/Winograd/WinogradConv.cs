namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The errors of Winograd's filtering for one convolution: forward, of the data gradient and of the weight gradient, each the larger of
/// those of F(2x2, 3x3) and F(4x4, 3x3), for a reference does not know which of them runs.
/// </summary>
internal sealed class WinogradConv(Extent input, Extent output, int top, int left)
{
    private static readonly WinogradMatrices[] Sizes = [WinogradMatrices.Two, WinogradMatrices.Four];

    private readonly WinogradErrors[] forward = [.. Sizes.Select(matrices => new WinogradErrors(matrices, input, output, top, left))];
    private readonly WinogradErrors[] data = [.. Sizes.Select(matrices => new WinogradErrors(matrices, output, input, 2 - top, 2 - left))];
    private readonly WinogradGradientErrors[] gradient = [.. Sizes.Select(matrices => new WinogradGradientErrors(matrices, input, output, top, left))];

    /// <summary>By output.</summary>
    public double[] Forward(Bounded[] image, double[] weights)
    {
        var errors = new double[output.Length];
        double[] pixels = Values(image);
        foreach (WinogradErrors size in forward)
            size.RaiseOutputs(pixels, weights, errors);
        return errors;
    }

    /// <summary>By input: the gradient of the output convolved with the turned kernels, in squares of the input.</summary>
    public double[] DataGradient(Bounded[] outputGradient, double[] weights)
    {
        var errors = new double[input.Length];
        (double[] pixels, double[] turned) = (Values(outputGradient), Turn(weights));
        foreach (WinogradErrors size in data)
            size.RaiseOutputs(pixels, turned, errors);
        return errors;
    }

    /// <summary>Takes note of a sample.</summary>
    public void AddSample(Bounded[] image, Bounded[] outputGradient)
    {
        (double[] pixels, double[] gradients) = (Values(image), Values(outputGradient));
        foreach (WinogradGradientErrors size in gradient)
            size.Add(pixels, gradients);
    }

    /// <summary>By weight, for all samples noted.</summary>
    public double[] WeightGradient()
    {
        var errors = new double[9 * input.Channels * output.Channels];
        foreach (WinogradGradientErrors size in gradient)
            size.RaiseGradient(errors);
        return errors;
    }

    private static double[] Values(Bounded[] numbers) => Array.ConvertAll(numbers, number => number.Value);

    /// <summary>[tap][channel][filter] to [8 - tap][filter][channel].</summary>
    private double[] Turn(double[] weights)
    {
        (int channels, int filters) = (input.Channels, output.Channels);
        var turned = new double[weights.Length];
        for (int tap = 0; tap < 9; tap++)
            for (int c = 0; c < channels; c++)
                for (int f = 0; f < filters; f++)
                    turned[((((8 - tap) * filters) + f) * channels) + c] = weights[(((tap * channels) + c) * filters) + f];
        return turned;
    }
}
