using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="WinogradTransformKernel"/>, and the calls of it.</summary>
internal sealed class WinogradTransformEmitter : KernelEmitter<WinogradTransformKernel>
{
    protected override void Emit(WinogradTransformKernel kernel, string method, Isa isa, CodeWriter code)
    {
        WinogradTransforms transforms = WinogradTransforms.Of(kernel.Outputs);
        int span = kernel.Outputs + 2;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Block(Invariant($"for (int channel = 0; channel < {kernel.Width / isa.Lanes}; channel++)")))
        {
            SquareWriter.Write(
                kernel.OfGradient ? transforms.Gradient : transforms.Input, kernel.Span, isa, code,
                (row, column) => isa.Load("pixel", row * kernel.RowStep + column * kernel.PixelStep),
                (row, column, value) => code.Line(isa.Store(value, "target", (row * span + column) * kernel.PositionStep)));
            code.Line(Invariant($"pixel = ref Unsafe.Add(ref pixel, {isa.Lanes});"));
            Advance(kernel, isa, code);
        }
    }

    /// <summary>Writes the call for the square whose first pixel is at the variables row and column; beyond the border the image counts as zero.</summary>
    public static void WriteCall(WinogradTransformKernel kernel, string method, string image, int rows, int columns, int borderOffset, string target, CodeWriter code)
    {
        code.Line(Invariant($"if (row >= 0 && row <= {rows - kernel.Span} && column >= 0 && column <= {columns - kernel.Span})"));
        code.Line(Invariant($"    {method}(ref Unsafe.Add(ref {image}, row * {kernel.RowStep} + column * {kernel.PixelStep}), ref {target});"));
        code.Line("else");
        code.Line(Invariant(
            $"    {method}(ref Border.Copy(ref {image}, row, column, {rows}, {columns}, {kernel.Span}, {kernel.RowStep}, {kernel.PixelStep}, {kernel.Width}, ref Unsafe.Add(ref scratch, {borderOffset})), ref {target});"));
    }

    private static void Advance(WinogradTransformKernel kernel, Isa isa, CodeWriter code)
    {
        int vectors = isa.Registers.VectorsPerBlock;
        string step = kernel.BlockStep == Layout.Block || vectors == 1
            ? CodeWriter.Number(vectors == 1 ? kernel.BlockStep : isa.Lanes)
            : Invariant($"channel % {vectors} == {vectors - 1} ? {kernel.BlockStep - Layout.Block + isa.Lanes} : {isa.Lanes}");
        code.Line($"target = ref Unsafe.Add(ref target, {step});");
    }
}
