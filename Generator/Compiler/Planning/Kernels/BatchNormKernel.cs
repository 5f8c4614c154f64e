using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>y = factor x + term for each channel, then an activation.</summary>
/// <param name="Geometry">Where the values lie.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
/// <param name="Activation">The activation; null for none.</param>
internal sealed record BatchNormKernel(NormGeometry Geometry, Strides Input, Strides Output, ActivationOperation? Activation) : Kernel
{
    public override string Name => "BatchNorm";

    public override string Summary =>
        $"{Geometry.Rows}x{Geometry.Columns} pixels of {Geometry.Width} channels, each scaled and shifted"
        + (Activation is null ? "." : ", and the activation.");

    public override string[] Operands => ["input", "factors", "output"];
}
