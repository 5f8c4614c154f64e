namespace Unroll.Generator.Planning;

/// <summary>The gradient of x0 in its squared distance from x1: 2 (x0 - x1) times that of the distance; that of x1 is the same with the
/// two exchanged.</summary>
internal sealed record SquaredDistanceGradientKernel(
    int Rows, int Columns, int Channels, Strides First, Strides Second, Strides OutputGradient, Strides Target, bool Accumulate) : Kernel
{
    public override string Name => "SquaredDistanceGradient";

    public override string Summary =>
        $"The gradient of the first of two values in their squared distances over {Channels} channels of {Rows}x{Columns} pixels"
        + $"{(Accumulate ? ", added to the target" : "")}.";

    public override string[] Operands => ["x0", "x1", "outputGradient", "target"];
}
