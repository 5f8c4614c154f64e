namespace Unroll.Generator.Planning;

/// <summary>A value repeated along rows, columns or channels, by the runtime.</summary>
/// <param name="Rows">Rows of the output.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Input">Strides of the input, 0 along what is repeated.</param>
/// <param name="Output">Strides of the output.</param>
internal sealed record BroadcastKernel(int Rows, int Columns, int Channels, Strides Input, Strides Output) : Kernel
{
    public override string Name => "Broadcast";

    public override string Summary => $"A value repeated to {Rows}x{Columns}x{Channels}.";

    public override string[] Operands => ["input", "output"];
}
