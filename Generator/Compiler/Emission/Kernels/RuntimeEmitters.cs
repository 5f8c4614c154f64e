using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the calls of a function of the runtime, one a pixel.</summary>
internal abstract class PixelEmitter<TKernel> : KernelEmitter<TKernel>
    where TKernel : Kernel
{
    /// <summary>The pixels.</summary>
    protected abstract int Pixels(TKernel kernel);

    /// <summary>The floats from one pixel to the next, of each operand.</summary>
    protected abstract int[] Strides(TKernel kernel);

    /// <summary>The function, and what it takes behind the references.</summary>
    protected abstract (string Function, string Arguments) Call(TKernel kernel);

    protected sealed override void Emit(TKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("pixel", Pixels(kernel)))
        {
            IEnumerable<string> places = kernel.Operands.Zip(Strides(kernel), (operand, step) => "ref " + Isa.Move(operand, Term("pixel", Pixels(kernel), step)));
            (string function, string arguments) = Call(kernel);
            code.Line($"{function}({string.Join(", ", places)}, {arguments});");
        }
    }
}

internal sealed class SoftmaxEmitter : PixelEmitter<SoftmaxKernel>
{
    protected override int Pixels(SoftmaxKernel kernel) => kernel.Pixels;

    protected override int[] Strides(SoftmaxKernel kernel) => [kernel.InputStride, kernel.OutputStride];

    protected override (string, string) Call(SoftmaxKernel kernel) => ("Softmax.Forward", CodeWriter.Number(kernel.Channels));
}

internal sealed class SoftmaxGradientEmitter : PixelEmitter<SoftmaxGradientKernel>
{
    protected override int Pixels(SoftmaxGradientKernel kernel) => kernel.Pixels;

    protected override int[] Strides(SoftmaxGradientKernel kernel) => [kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride];

    protected override (string, string) Call(SoftmaxGradientKernel kernel) => ("Softmax.Backward", CodeWriter.Number(kernel.Channels));
}

internal sealed class LocalResponseNormEmitter : PixelEmitter<LocalResponseNormKernel>
{
    protected override int Pixels(LocalResponseNormKernel kernel) => kernel.Pixels;

    protected override int[] Strides(LocalResponseNormKernel kernel) => [kernel.InputStride, kernel.OutputStride, 0];

    protected override (string, string) Call(LocalResponseNormKernel kernel) => ("LocalResponseNorm.Forward", Arguments(kernel.Channels, kernel.Operation));

    public static string Arguments(int channels, LocalResponseNormOperation operation) =>
        Invariant($"{channels}, {operation.Size}, {CodeWriter.Number(operation.Factor)}, {CodeWriter.Number(operation.Beta)}, {CodeWriter.Number(operation.K)}");
}

internal sealed class LocalResponseNormGradientEmitter : PixelEmitter<LocalResponseNormGradientKernel>
{
    protected override int Pixels(LocalResponseNormGradientKernel kernel) => kernel.Pixels;

    protected override int[] Strides(LocalResponseNormGradientKernel kernel) => [kernel.InputStride, kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride, 0];

    protected override (string, string) Call(LocalResponseNormGradientKernel kernel) =>
        ("LocalResponseNorm.Backward", LocalResponseNormEmitter.Arguments(kernel.Channels, kernel.Operation));
}

internal sealed class L2NormalizeEmitter : PixelEmitter<L2NormalizeKernel>
{
    protected override int Pixels(L2NormalizeKernel kernel) => kernel.Pixels;

    protected override int[] Strides(L2NormalizeKernel kernel) => [kernel.InputStride, kernel.OutputStride];

    protected override (string, string) Call(L2NormalizeKernel kernel) => ("L2Normalize.Forward", Invariant($"{kernel.Channels}, {CodeWriter.Number(kernel.Epsilon)}"));
}

internal sealed class L2NormalizeGradientEmitter : PixelEmitter<L2NormalizeGradientKernel>
{
    protected override int Pixels(L2NormalizeGradientKernel kernel) => kernel.Pixels;

    protected override int[] Strides(L2NormalizeGradientKernel kernel) => [kernel.InputStride, kernel.OutputStride, kernel.OutputGradientStride, kernel.TargetStride];

    protected override (string, string) Call(L2NormalizeGradientKernel kernel) => ("L2Normalize.Backward", Invariant($"{kernel.Channels}, {CodeWriter.Number(kernel.Epsilon)}"));
}

/// <summary>Writes the calls of the runtime's dropout.</summary>
internal sealed class DropoutEmitter : KernelEmitter<DropoutKernel>
{
    protected override void Emit(DropoutKernel kernel, string method, Isa isa, CodeWriter code)
    {
        ElementwiseLoop sweep = kernel.ElementwiseLoop;
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
