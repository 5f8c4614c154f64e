using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PixelKernel"/>: the calls of a function of the runtime, one a pixel.</summary>
internal sealed class PixelEmitter : KernelEmitter<PixelKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(PixelKernel kernel, Isa isa, CodeWriter code)
    {
        IEnumerable<string> arguments =
        [
            .. kernel.Operands.Zip(kernel.Strides, (operand, stride) => "ref " + Isa.Move(operand, Term("pixel", kernel.Pixels, stride))),
            CodeWriter.Number(kernel.Channels),
            .. kernel.Function.Neighbors is { } neighbors ? [CodeWriter.Number(neighbors)] : Array.Empty<string>(),
            .. kernel.Function.Settings.Select(CodeWriter.Number),
        ];
        using (code.Loop("pixel", kernel.Pixels))
            code.Line($"{kernel.Function.Name}.{(kernel.IsGradient ? "Backward" : "Forward")}({string.Join(", ", arguments)});");
    }
}
