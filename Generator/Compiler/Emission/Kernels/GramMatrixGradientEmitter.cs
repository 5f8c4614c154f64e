using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="GramMatrixGradientKernel"/>.</summary>
internal sealed class GramMatrixGradientEmitter : KernelEmitter<GramMatrixGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(GramMatrixGradientKernel kernel, Isa isa, CodeWriter code)
    {
        string numbers = string.Join(", ", new[] { kernel.Channels, kernel.Gradient.Row, kernel.Gradient.Pixel }.Select(CodeWriter.Number));
        code.Line($"GramMatrix.Pack(ref outputGradient, ref weights, {numbers}, {CodeWriter.Number(kernel.Divisor)});");
    }
}
