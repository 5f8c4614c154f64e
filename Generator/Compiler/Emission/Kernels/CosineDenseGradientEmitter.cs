using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="CosineDenseGradientKernel"/>: a call of the runtime.</summary>
internal sealed class CosineDenseGradientEmitter : KernelEmitter<CosineDenseGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(CosineDenseGradientKernel kernel, Isa isa, CodeWriter code)
    {
        string[] arguments =
        [
            "ref input", "ref weights", "ref output", "ref outputGradient",
            SampleNormEmitter.Reference(kernel, "weightGradient"), SampleNormEmitter.Reference(kernel, "target"),
            CodeWriter.Number(kernel.Inputs), CodeWriter.Number(kernel.Units), CodeWriter.Truth(kernel.Accumulate),
        ];
        code.Wrapped("CosineDense.Backward(", arguments, ");");
    }
}
