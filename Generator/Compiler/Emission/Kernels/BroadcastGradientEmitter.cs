using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BroadcastGradientKernel"/>.</summary>
internal sealed class BroadcastGradientEmitter : KernelEmitter<BroadcastGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(BroadcastGradientKernel kernel, Isa isa, CodeWriter code)
    {
        string extents = Invariant($"{kernel.Rows}, {kernel.Columns}, {kernel.Channels}");
        string strides = $"{WindowPoolEmitter.StridesOf(kernel.OutputGradient)}, {WindowPoolEmitter.StridesOf(kernel.Target)}";
        string accumulates = CodeWriter.Truth(kernel.Accumulate);
        code.Line($"Broadcasting.Backward(ref outputGradient, ref target, {extents}, {strides}, {accumulates});");
    }
}
