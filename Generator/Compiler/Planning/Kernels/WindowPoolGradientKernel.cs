namespace Unroll.Generator.Planning;

/// <summary>The gradient of the input of a <see cref="WindowPoolKernel"/>, added to what the target holds.</summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
/// <param name="OutputGradient">Strides of the output's gradient.</param>
/// <param name="Target">Strides of the input's gradient.</param>
internal sealed record WindowPoolGradientKernel(
    PoolGeometry Geometry, int Channels, Strides Input, Strides Output, Strides OutputGradient, Strides Target) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "WindowMaxPoolGradient" : "WindowAvgPoolGradient";

    public override string Summary =>
        $"The gradient of pooling {Geometry.InputRows}x{Geometry.InputColumns} into {Geometry.Rows}x{Geometry.Columns}, "
        + $"{Channels} channels, element by element.";

    public override string[] Operands => Geometry.GradientOperands;
}
