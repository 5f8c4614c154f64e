using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SampleNormGradientKernel"/>: a call of the runtime.</summary>
internal sealed class SampleNormGradientEmitter : KernelEmitter<SampleNormGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(SampleNormGradientKernel kernel, Isa isa, CodeWriter code)
    {
        string[] arguments =
        [
            SampleNormEmitter.Value("input", kernel.Input),
            SampleNormEmitter.Value("outputGradient", kernel.Gradient),
            SampleNormEmitter.Reference(kernel, "scale"),
            "ref statistics", CodeWriter.Number(kernel.Statistics),
            SampleNormEmitter.Reference(kernel, "scaleGradient"), SampleNormEmitter.Reference(kernel, "shiftGradient"),
            SampleNormEmitter.Reference(kernel, "target"), SampleNormEmitter.Text(kernel.Target ?? default),
            "ref scratch", "count", CodeWriter.Truth(kernel.Accumulate),
        ];
        code.Wrapped($"{SampleNormEmitter.Norm(kernel.Geometry)}.Backward(", arguments, ");");
    }
}
