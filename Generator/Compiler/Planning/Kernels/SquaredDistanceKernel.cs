namespace Unroll.Generator.Planning;

/// <summary>The sum of (x0 - x1)² over the channels of each pixel, by the runtime.</summary>
internal sealed record SquaredDistanceKernel(int Rows, int Columns, int Channels, Strides First, Strides Second, Strides Output) : Kernel
{
    public override string Name => "SquaredDistance";

    public override string Summary => $"The squared distances over {Channels} channels of {Rows}x{Columns} pixels.";

    public override string[] Operands => ["x0", "x1", "output"];
}
