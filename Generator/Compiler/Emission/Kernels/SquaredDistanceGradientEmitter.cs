using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="SquaredDistanceGradientKernel"/>.</summary>
internal sealed class SquaredDistanceGradientEmitter : KernelEmitter<SquaredDistanceGradientKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(SquaredDistanceGradientKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Loop("row", kernel.Rows))
        using (code.Loop("column", kernel.Columns))
        {
            string Pixel(string operand, Strides strides) => SquaredDistanceEmitter.Pixel(operand, strides, kernel.Rows, kernel.Columns);
            string values = $"ref {Pixel("x0", kernel.First)}, ref {Pixel("x1", kernel.Second)}, "
                + Pixel("outputGradient", kernel.OutputGradient);
            string how = $"{CodeWriter.Number(kernel.Channels)}, {CodeWriter.Truth(kernel.Accumulate)}";
            code.Line($"SquaredDistance.Backward({values}, ref {Pixel("target", kernel.Target)}, {how});");
        }
    }
}
