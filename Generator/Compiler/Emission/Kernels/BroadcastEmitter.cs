using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BroadcastKernel"/>.</summary>
internal sealed class BroadcastEmitter : KernelEmitter<BroadcastKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(BroadcastKernel kernel, Isa isa, CodeWriter code)
    {
        string extents = Invariant($"{kernel.Rows}, {kernel.Columns}, {kernel.Channels}");
        string strides = $"{WindowPoolEmitter.StridesOf(kernel.Input)}, {WindowPoolEmitter.StridesOf(kernel.Output)}";
        code.Line($"Broadcasting.Forward(ref input, ref output, {extents}, {strides});");
    }
}
