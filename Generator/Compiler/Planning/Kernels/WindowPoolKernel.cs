namespace Unroll.Generator.Planning;

/// <summary>Pooling by the runtime, element by element, of values in any order.</summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Input">Strides of the input.</param>
/// <param name="Output">Strides of the output.</param>
internal sealed record WindowPoolKernel(PoolGeometry Geometry, int Channels, Strides Input, Strides Output) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "WindowMaxPool" : "WindowAvgPool";

    public override string Summary =>
        $"Pooling of {Geometry.InputRows}x{Geometry.InputColumns} into {Geometry.Rows}x{Geometry.Columns}, "
        + $"{Channels} channels, element by element.";

    public override string[] Operands => ["input", "output"];
}
