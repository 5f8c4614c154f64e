namespace Unroll.Generator.Planning;

/// <summary>The gradient of a value that was repeated: the sums of that of the output along what was repeated.</summary>
/// <param name="Rows">Rows of the output.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="OutputGradient">Strides of the gradient of the output.</param>
/// <param name="Target">Strides of the gradient of the input, 0 along what was repeated.</param>
/// <param name="Accumulate">Whether the sums are added to what is there.</param>
internal sealed record BroadcastGradientKernel(
    int Rows, int Columns, int Channels, Strides OutputGradient, Strides Target, bool Accumulate) : Kernel
{
    public override string Name => "BroadcastGradient";

    public override string Summary =>
        $"The gradient of a value repeated to {Rows}x{Columns}x{Channels}{(Accumulate ? ", added to the target" : "")}.";

    public override string[] Operands => ["outputGradient", "target"];
}
