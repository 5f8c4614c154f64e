namespace Unroll.Generator.Planning;

/// <summary>
/// The gradients of a normalization within a sample, by the runtime: of scale and shift, to which is added, and of the input. With n
/// elements that are normalized together, x̂ = (x - mean) / deviation and h = scale dy: dx = (h - sum h / n - x̂ sum(h x̂) / n) /
/// deviation.
/// </summary>
/// <param name="Geometry">What is normalized together.</param>
/// <param name="Affine">Whether channels are scaled.</param>
/// <param name="Learns">Whether the gradients of scale and shift are wanted.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Gradient">Strides of the gradient of the output.</param>
/// <param name="Statistics">Floats from the statistics of one sample to those of the next.</param>
/// <param name="Target">Strides of the gradient of the input; null where that is not wanted.</param>
/// <param name="Accumulate">Whether the gradient of the input is added to what is there.</param>
internal sealed record SampleNormGradientKernel(
    SampleNormGeometry Geometry, bool Affine, bool Learns, Strides Input, Strides Gradient, int Statistics, Strides? Target,
    bool Accumulate) : Kernel
{
    public override string Name => Geometry.Function + "Gradient";

    public override string Summary =>
        $"The gradients of {Geometry.Text}, {(Learns ? "of scale and shift" : "")}{(Learns && Target is not null ? " and " : "")}"
        + $"{(Target is null ? "" : "of the input")}.";

    public override string[] Operands =>
    [
        "input", "outputGradient",
        .. Affine ? ["scale"] : Array.Empty<string>(),
        "statistics",
        .. Learns ? ["scaleGradient", "shiftGradient"] : Array.Empty<string>(),
        .. Target is null ? Array.Empty<string>() : ["target"],
        "scratch",
    ];

    public override Granularity Granularity => Granularity.MicroBatch;
}
