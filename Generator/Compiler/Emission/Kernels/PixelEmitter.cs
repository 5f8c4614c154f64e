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
            .. kernel.Operands.Zip(kernel.Strides, (operand, strides) => "ref " + Isa.Move(
                operand, Sum(Term("row", kernel.Rows, strides.Row), Term("pixel", kernel.Pixels, strides.Pixel)))),
            CodeWriter.Number(kernel.Channels),
            .. kernel.Function.Neighbors is { } neighbors ? [CodeWriter.Number(neighbors)] : Array.Empty<string>(),
            .. kernel.Function.Settings.Select(CodeWriter.Number),
        ];
        using (code.Loop("row", kernel.Rows, declares: false))
        using (code.Loop("pixel", kernel.Pixels))
            code.Line($"{kernel.Function.Name}.{(kernel.IsGradient ? "Backward" : "Forward")}({string.Join(", ", arguments)});");
    }
}
