using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the calls of the runtime's dropout.</summary>
internal sealed class DropoutEmitter : KernelEmitter<DropoutKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(DropoutKernel kernel, Isa isa, CodeWriter code)
    {
        ElementwiseLoop loop = kernel.Loop;
        using (code.Loop("outer", loop.Outer))
        using (code.Loop("inner", loop.Inner))
        {
            string run = Sum(Term("outer", loop.Outer, loop.Inner), loop.Inner == 1 ? "0" : "inner");
            string place = run == "0" ? "0UL" : $"(ulong)({run})";
            string key = Invariant($"unchecked(key + {kernel.Layer}UL * 0x9E3779B97F4A7C15UL + {place} * 0xD1B54A32D192ED03UL)");
            string rate = $"training ? {CodeWriter.Number(kernel.Rate)} : 0f";
            code.Line(Invariant(
                $"Dropout.Apply(ref {At("input", kernel.Input)}, ref {At("output", kernel.Output)}, {loop.Length}, {key}, {rate});"));
        }

        string At(string operand, LoopStrides strides) =>
            Isa.Move(operand, Sum(Term("outer", loop.Outer, strides.Outer), Term("inner", loop.Inner, strides.Inner)));
    }
}
