using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="GramMatrixKernel"/>: for each band of rows the products of all pairs of blocks of channels.</summary>
internal sealed class GramMatrixEmitter : KernelEmitter<GramMatrixKernel>
{
    protected override void Emit(GramMatrixKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        int length = kernel.TotalsOffset;
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {names.MethodOf(kernel)}({Parameters(kernel)})"))
        {
            code.Line(Invariant($"ref float totals = ref Unsafe.Add(ref scratch, {length});"));
            code.Line(Invariant($"MemoryMarshal.CreateSpan(ref totals, {2 * length}).Clear();"));
            foreach (Segment band in kernel.Bands)
            using (code.Loop("band", band.Count))
                WriteBand(kernel, band, names, code);
            string strides = $"{CodeWriter.Number(kernel.Output.Row)}, {CodeWriter.Number(kernel.Output.Pixel)}";
            code.Line(Invariant(
                $"GramMatrix.Store(ref totals, ref output, {kernel.Channels}, {strides}, {CodeWriter.Number(kernel.Divisor)});"));
        }
    }

    private static void WriteBand(GramMatrixKernel kernel, Segment band, GeneratedNames names, CodeWriter code)
    {
        code.Line(Invariant($"MemoryMarshal.CreateSpan(ref scratch, {kernel.TotalsOffset}).Clear();"));
        string start = Sum(
            Term("band", band.Count, band.Tile * kernel.Input.Row), CodeWriter.Number(band.Start * kernel.Input.Row));
        code.Line($"ref float rows = ref {Isa.Move("input", start)};");
        code.Line("ref float sums = ref scratch;");
        using (code.Block(Invariant($"for (int first = 0; first < {kernel.Blocks}; first++)")))
        using (code.Block(Invariant($"for (int second = first; second < {kernel.Blocks}; second++)")))
        {
            code.Line(
                $"{names.MethodOf(kernel.BlockOf(band.Tile))}(ref Unsafe.Add(ref rows, first * 16), "
                + "ref Unsafe.Add(ref rows, second * 16), ref sums, 1);");
            code.Line(Invariant($"sums = ref Unsafe.Add(ref sums, {GramMatrixKernel.BlockLength});"));
        }

        code.Line(Invariant($"GramMatrix.Add(ref scratch, ref totals, {kernel.TotalsOffset});"));
    }
}
