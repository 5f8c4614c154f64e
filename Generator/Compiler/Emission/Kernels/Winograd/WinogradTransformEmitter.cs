using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="WinogradTransformKernel"/>, and the calls of it.</summary>
internal sealed class WinogradTransformEmitter : KernelEmitter<WinogradTransformKernel>
{
    protected override void WriteBody(WinogradTransformKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Block(Invariant($"for (int channel = 0; channel < {kernel.Width / isa.Lanes}; channel++)")))
        {
            TileWriter.Write(
                kernel.OfGradient
                    ? WinogradTransforms.GradientOf(kernel.InputTile, kernel.GradientTile)
                    : WinogradTransforms.InputOf(kernel.InputTile), isa, code,
                (row, column) => isa.Load("pixel", row * kernel.RowStride + column * kernel.PixelStride),
                (row, column, value) => code.Line(isa.Store(
                    value, kernel.MovesLastRow && row == kernel.InputTile - 1
                        ? "lastRow"
                        : "target", (row * kernel.InputTile + column) * kernel.PositionStep)));
            code.Line(Invariant($"pixel = ref Unsafe.Add(ref pixel, {isa.Lanes});"));
            Advance(kernel, isa, code);
        }
    }

    /// <summary>
    /// Writes the call for the tile of a phase, the first output of which is at the variables row and column; beyond the border the image
    /// counts as zero.
    /// </summary>
    public static void WriteCall(
        WinogradTransformKernel kernel,
        string method,
        string image,
        PolyphaseAxis rows,
        PolyphaseAxis columns,
        int borderOffset,
        string target,
        CodeWriter code)
    {
        int origin = rows.Offset + columns.Offset;
        int firstOffset = origin + rows.Shift * rows.Stride + columns.Shift * columns.Stride;
        string first = Plus(Invariant($"row * {rows.Stride} + column * {columns.Stride}"), firstOffset);
        string inside = Inside("row", rows, kernel.Pixels) + " && " + Inside("column", columns, kernel.Pixels);
        string at = $"ref {Isa.Move(image, CodeWriter.Number(origin))}, {Plus("row", rows.Shift)}, {Plus("column", columns.Shift)}";
        string extents = Invariant($"{rows.Length}, {columns.Length}, {kernel.Pixels}, {rows.Stride}, {columns.Stride}, {kernel.Width}");
        code.Line($"if ({inside})");
        code.Line($"    {method}(ref Unsafe.Add(ref {image}, {first}), ref {target});");
        code.Line("else");
        code.Line(Invariant($"    {method}(ref Border.Copy({at}, {extents}, ref Unsafe.Add(ref scratch, {borderOffset})), ref {target});"));
    }

    private static string Inside(string variable, PolyphaseAxis axis, int pixels) =>
        Invariant($"{variable} >= {-axis.Shift} && {variable} <= {axis.Length - pixels - axis.Shift}");

    private static string Plus(string term, int number) => number switch
    {
        0 => term,
        < 0 => Invariant($"{term} - {-number}"),
        _ => Invariant($"{term} + {number}"),
    };

    private static void Advance(WinogradTransformKernel kernel, Isa isa, CodeWriter code)
    {
        int vectors = isa.Registers.VectorsPerBlock;
        string step = kernel.BlockStride == Layout.Block || vectors == 1
            ? CodeWriter.Number(vectors == 1 ? kernel.BlockStride : isa.Lanes)
            : Invariant($"channel % {vectors} == {vectors - 1} ? {kernel.BlockStride - Layout.Block + isa.Lanes} : {isa.Lanes}");
        code.Line($"target = ref Unsafe.Add(ref target, {step});");
        if (kernel.MovesLastRow)
            code.Line($"lastRow = ref Unsafe.Add(ref lastRow, {step});");
    }
}
