using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>dx = p g + q x + r for each channel; dx = factor g where the statistics are fixed.</summary>
internal sealed record BatchNormGradientKernel(
    NormGeometry Geometry,
    Strides Input,
    Strides Output,
    Strides Gradient,
    Strides Target,
    ActivationOperation? Activation,
    bool Frozen,
    bool Accumulate) : Kernel
{
    public override string Name => "BatchNormInputGradient";

    public override string Summary =>
        $"The gradient of the input of a batch normalization, {Geometry.Rows}x{Geometry.Columns} pixels of {Geometry.Width} channels.";

    public override string[] Operands => Geometry.Elements > 0
        ? ["input", "output", "outputGradient", "sums", "target"]
        : ["input", "outputGradient", "sums", "target"];
}
