using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the transform of squares of an image into arrays of positions: one method for squares inside the image, and one for those
/// that reach past its border, where it counts as zero.
/// </summary>
/// <param name="map">The map along one dimension.</param>
/// <param name="tiling">The squares.</param>
/// <param name="span">Pixels on a side of a square of the image.</param>
/// <param name="rows">Rows of the image.</param>
/// <param name="columns">Columns of the image.</param>
/// <param name="rowStep">Floats from one row to the next.</param>
/// <param name="pixelStep">Floats from one pixel to the next.</param>
/// <param name="width">Channels, in whole blocks.</param>
/// <param name="positionStep">Floats from one position of the target to the next.</param>
/// <param name="blockStep">Floats in the target from one block of 16 channels to the next.</param>
internal sealed class WinogradInputWriter(
    Equations map, WinogradTiling tiling, int span, int rows, int columns, int rowStep, int pixelStep, int width, int positionStep, int blockStep)
{
    /// <summary>Writes both methods.</summary>
    public void WriteMethods(string method, Isa isa, CodeWriter code)
    {
        code.Line();
        code.Line(KernelEmitter.Leaf);
        using (code.Method($"private static void {method}(ref float pixel, ref float target)"))
        {
            using (Channels(isa, code))
            {
                SquareWriter.Write(map, span, isa, code, (row, column) => isa.Load("pixel", row * rowStep + column * pixelStep), Store(isa, code));
                code.Line(Invariant($"pixel = ref Unsafe.Add(ref pixel, {isa.Lanes});"));
                Advance(isa, code);
            }
        }

        code.Line();
        code.Line(KernelEmitter.Leaf);
        using (code.Method($"private static void {method}AtBorder(ref float image, int row, int column, ref float target)"))
        {
            for (int place = 0; place < span; place++)
            {
                code.Line(Invariant($"bool row{place} = (uint)(row + {place}) < {rows}u;"));
                code.Line(Invariant($"bool column{place} = (uint)(column + {place}) < {columns}u;"));
            }

            code.Line(Invariant($"int pixel = row * {rowStep} + column * {pixelStep};"));
            using (Channels(isa, code))
            {
                SquareWriter.Write(map, span, isa, code, (row, column) => Invariant(
                    $"row{row} & column{column} ? LoadUnsafe(ref image, (nuint)(pixel + {row * rowStep + column * pixelStep})) : {isa.Zero}"), Store(isa, code));
                code.Line(Invariant($"pixel += {isa.Lanes};"));
                Advance(isa, code);
            }
        }
    }

    /// <summary>Writes the call for the square whose first pixel is at the variables row and column.</summary>
    public void WriteCall(string method, string image, string target, CodeWriter code)
    {
        code.Line(Invariant($"if (row >= 0 && row <= {rows - span} && column >= 0 && column <= {columns - span})"));
        code.Line(Invariant($"    {method}(ref Unsafe.Add(ref {image}, row * {rowStep} + column * {pixelStep}), ref {target});"));
        code.Line("else");
        code.Line($"    {method}AtBorder(ref {image}, row, column, ref {target});");
    }

    private CodeWriter.Braces Channels(Isa isa, CodeWriter code) =>
        code.Block(Invariant($"for (int channel = 0; channel < {width / isa.Lanes}; channel++)"));

    private Action<int, int, string> Store(Isa isa, CodeWriter code) => (row, column, value) =>
        code.Line(isa.Store(value, "target", (row * tiling.Span + column) * positionStep));

    private void Advance(Isa isa, CodeWriter code)
    {
        int vectors = isa.Registers.VectorsPerBlock;
        string step = blockStep == Layout.Block || vectors == 1
            ? CodeWriter.Number(vectors == 1 ? blockStep : isa.Lanes)
            : Invariant($"channel % {vectors} == {vectors - 1} ? {blockStep - Layout.Block + isa.Lanes} : {isa.Lanes}");
        code.Line($"target = ref Unsafe.Add(ref target, {step});");
    }
}
