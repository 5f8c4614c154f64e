using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Offsets;

namespace Unroll.Generator.Emission;

/// <summary>Writes the calls of the runtime's softmax.</summary>
internal sealed class SoftmaxEmitter : KernelEmitter<SoftmaxKernel>
{
    protected override void Emit(SoftmaxKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("pixel", kernel.Pixels))
        {
            string x = Isa.Move("input", Term("pixel", kernel.Pixels, kernel.InputStep));
            string y = Isa.Move("output", Term("pixel", kernel.Pixels, kernel.OutputStep));
            code.Line(Invariant($"Softmax.Forward(ref {x}, ref {y}, {kernel.Channels});"));
        }
    }
}

/// <summary>Writes the calls of the runtime's softmax gradient.</summary>
internal sealed class SoftmaxGradientEmitter : KernelEmitter<SoftmaxGradientKernel>
{
    protected override void Emit(SoftmaxGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("pixel", kernel.Pixels))
        {
            string y = Isa.Move("output", Term("pixel", kernel.Pixels, kernel.OutputStep));
            string dy = Isa.Move("outputGradient", Term("pixel", kernel.Pixels, kernel.OutputGradientStep));
            string dx = Isa.Move("target", Term("pixel", kernel.Pixels, kernel.TargetStep));
            code.Line(Invariant($"Softmax.Backward(ref {y}, ref {dy}, ref {dx}, {kernel.Channels});"));
        }
    }
}

/// <summary>Writes the calls of the runtime's dropout.</summary>
internal sealed class DropoutEmitter : KernelEmitter<DropoutKernel>
{
    protected override void Emit(DropoutKernel kernel, string method, Isa isa, CodeWriter code)
    {
        Sweep sweep = kernel.Sweep;
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("outer", sweep.Outer))
        using (code.Loop("inner", sweep.Inner))
        {
            string x = Isa.Move("input", Sum(Term("outer", sweep.Outer, kernel.Input.Outer), Term("inner", sweep.Inner, kernel.Input.Inner)));
            string y = Isa.Move("output", Sum(Term("outer", sweep.Outer, kernel.Output.Outer), Term("inner", sweep.Inner, kernel.Output.Inner)));
            string run = Sum(Term("outer", sweep.Outer, sweep.Inner), sweep.Inner == 1 ? "0" : "inner");
            string place = run == "0" ? "0UL" : $"(ulong)({run})";
            code.Line(Invariant($"Dropout.Apply(ref {x}, ref {y}, {sweep.Length}, unchecked(key + {kernel.Layer}UL * 0x9E3779B97F4A7C15UL + {place} * 0xD1B54A32D192ED03UL), training ? {CodeWriter.Number(kernel.Rate)} : 0f);"));
        }
    }
}
