using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="ClearKernel"/>.</summary>
internal sealed class ClearEmitter : KernelEmitter<ClearKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(ClearKernel kernel, Isa isa, CodeWriter code) =>
        code.Line(Invariant($"MemoryMarshal.CreateSpan(ref buffer, {kernel.Length}).Clear();"));
}
