namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The errors of Winograd's filtering for one convolution: forward, and for a stride of 1 of the input gradient and of the weight gradient,
/// each the largest of those of all sizes of tiles, for a reference does not know which of them runs.
/// </summary>
internal sealed class WinogradConv
{
    private readonly Extent input;
    private readonly Extent output;
    private readonly int taps;
    private readonly PhaseImage phases;
    private readonly WinogradErrors[] forward;
    private readonly WinogradErrors[] inputGradient;
    private readonly WinogradGradientErrors[] gradient;

    public WinogradConv(Extent input, Extent output, int kernel, int stride, int top, int left)
    {
        (this.input, this.output, taps) = (input, output, kernel * kernel);
        phases = new PhaseImage(input, output, kernel, stride, top, left);
        WinogradMatrices[] sizes = [.. Sizes(phases.Taps)];
        forward = [.. sizes.Select(matrices => new WinogradErrors(matrices, phases.Extent, output, 0, 0))];
        bool backward = stride == 1;
        inputGradient = backward
            ? [.. sizes.Select(matrices => new WinogradErrors(matrices, output, input, kernel - 1 - top, kernel - 1 - left))]
            : [];
        gradient = backward ? [.. sizes.Select(matrices => new WinogradGradientErrors(matrices, input, output, top, left))] : [];
    }

    /// <summary>Whether a kernel may be computed so: a tile of at least two outputs must come from one of 4x4 or 6x6 inputs.</summary>
    public static bool Is(int kernel, int stride) => kernel > stride && Sizes((kernel + stride - 1) / stride).Any();

    /// <summary>By output.</summary>
    public double[] Forward(Bounded[] image, double[] weights)
    {
        var errors = new double[output.Length];
        (double[] pixels, double[] smaller) = (phases.Pixels(image), phases.Weights(weights));
        foreach (WinogradErrors size in forward)
            size.RaiseOutputs(pixels, smaller, errors);
        return errors;
    }

    /// <summary>By input: the gradient of the output convolved with the rotated kernels, in tiles of the input.</summary>
    public double[] InputGradient(Bounded[] outputGradient, double[] weights)
    {
        var errors = new double[input.Length];
        (double[] pixels, double[] rotated) = (Values(outputGradient), Rotate(weights));
        foreach (WinogradErrors size in inputGradient)
            size.RaiseOutputs(pixels, rotated, errors);
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
        var errors = new double[taps * input.Channels * output.Channels];
        foreach (WinogradGradientErrors size in gradient)
            size.RaiseGradient(errors);
        return errors;
    }

    private static IEnumerable<WinogradMatrices> Sizes(int taps) =>
        new[] { 4, 6 }.Where(inputTile => inputTile > taps).Select(inputTile => WinogradMatrices.Of(inputTile, taps));

    private static double[] Values(Bounded[] numbers) => Array.ConvertAll(numbers, number => number.Value);

    /// <summary>[tap][channel][filter] to [last tap - tap][filter][channel].</summary>
    private double[] Rotate(double[] weights)
    {
        (int channels, int filters) = (input.Channels, output.Channels);
        var rotated = new double[weights.Length];
        for (int tap = 0; tap < taps; tap++)
            for (int c = 0; c < channels; c++)
                for (int f = 0; f < filters; f++)
                    rotated[((((taps - 1 - tap) * filters) + f) * channels) + c] = weights[(((tap * channels) + c) * filters) + f];
        return rotated;
    }
}
