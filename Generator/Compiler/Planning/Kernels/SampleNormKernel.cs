namespace Unroll.Generator.Planning;

/// <summary>A sample normalized by the mean and the variance of its groups of channels or of its pixels, by the runtime.</summary>
/// <param name="Geometry">What is normalized together.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Affine">Whether channels are scaled and shifted then.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
internal sealed record SampleNormKernel(SampleNormGeometry Geometry, float Epsilon, bool Affine, Strides Input, Strides Output) : Kernel
{
    public override string Name => Geometry.Function;

    public override string Summary => $"{Geometry.Text}, normalized{(Affine ? ", scaled and shifted" : "")}.";

    public override string[] Operands =>
    [
        "input",
        .. Affine ? ["scale", "shift"] : Array.Empty<string>(),
        "output",
        "statistics",
        .. Geometry.ForwardScratch > 0 ? ["scratch"] : Array.Empty<string>(),
    ];
}
