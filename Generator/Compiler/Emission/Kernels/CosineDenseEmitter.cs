using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="CosineDenseKernel"/>: a call of the runtime.</summary>
internal sealed class CosineDenseEmitter : KernelEmitter<CosineDenseKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(CosineDenseKernel kernel, Isa isa, CodeWriter code) =>
        code.Line(Invariant($"CosineDense.Forward(ref input, ref weights, ref output, {kernel.Inputs}, {kernel.Units});"));
}
