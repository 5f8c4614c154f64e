namespace Unroll.Generator.Planning;

/// <summary>Pooling of a value with padded channels.</summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
internal sealed record PoolKernel(PoolGeometry Geometry, Strides Input, Strides Output) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "MaxPool" : "AvgPool";

    public override string Summary =>
        $"{Geometry.Text} into {Geometry.Rows}x{Geometry.Columns}, {Geometry.Blocks * Layout.Block} channels.";

    public override string[] Operands => ["input", "output"];
}
