using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes <see cref="BandedKernel"/>: for each band of rows the rows that are new in it, and calls of the convolutions. The rows that two
/// bands read are moved to the front; a share of the bands begins without any.
/// </summary>
internal sealed class BandedEmitter : KernelEmitter<BandedKernel>
{
    protected override bool IsLeaf => false;

    protected override void Emit(BandedKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        int bands = kernel.Bands.Sum(band => band.Count);
        using (code.Method($"internal static void {names.MethodOf(kernel)}({Parameters(kernel)})"))
        {
            if (kernel.IsParallel)
                code.Share("Band", bands);
            if (kernel.Before is not null)
                WriteBegin(kernel, code);
            foreach (Segment band in kernel.Bands)
            {
                using (kernel.IsParallel ? code.ShareLoop("Band", band, bands) : code.Loop("band", band.Count))
                {
                    if (kernel.Before is not null)
                        WriteRows(kernel, band, names, code);
                    WriteConvolutions(kernel, band, names, code);
                }
            }
        }
    }

    /// <summary>Sets to zero what lies around the rows of the band and, where only elements are copied, between them.</summary>
    private static void WriteBegin(BandedKernel kernel, CodeWriter code)
    {
        Layout layout = kernel.Between!;
        int rows = kernel.WindowRows(kernel.BandRows), row = layout.Pitch.Row, left = layout.First % row;
        int right = left + layout.Width * layout.Pitch.Pixel;
        if (kernel.Before is CopyKernel && layout.FillsBlocks)
        {
            Clear("scratch", 0, kernel.WindowLength, code);
        }
        else if (left > 0 || right < row)
        {
            using (code.Block(Invariant($"for (int i = 0; i < {rows * row}; i += {row})")))
            {
                Clear("scratch", "i", left, code);
                Clear("scratch", Sum("i", CodeWriter.Number(right)), row - right, code);
            }
        }

        int step = kernel.BandRows * kernel.Depthwise.Input.Window.StrideY;
        code.Line(kernel.IsParallel ? Invariant($"int next = firstBand * {step};") : "int next = 0;");
    }

    /// <summary>Writes what brings the rows of a band: some are there from the band before.</summary>
    private static void WriteRows(BandedKernel kernel, Segment band, GeneratedNames names, CodeWriter code)
    {
        Layout layout = kernel.Between!;
        int row = layout.Pitch.Row, stride = kernel.Depthwise.Input.Window.StrideY, above = layout.First / row;
        string first = Sum(Term("band", band.Count, band.Tile * stride), CodeWriter.Number(band.Start * stride));
        code.Line($"int first = {first};");
        if (kernel.Overlap > 0)
        {
            using (code.Block("if (next > first)"))
            {
                string from = Isa.Move("scratch", CodeWriter.Number(kernel.BandRows * stride * row));
                code.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref {from}, {kernel.Overlap * row})")
                    + Invariant($".CopyTo(MemoryMarshal.CreateSpan(ref scratch, {kernel.Overlap * row}));"));
            }
        }

        using (code.Block(Invariant($"for (int end = first + {kernel.WindowRows(band.Tile)}; next < end; next++)")))
        {
            string pixel = Isa.Move("scratch", Invariant($"(next - first) * {row} + {layout.First % row}"));
            code.Line(Invariant($"int y = next - {above};"));
            using (code.Block(Invariant($"if ((uint)y < {layout.Height})")))
            {
                string input = Isa.Move("input", Invariant($"y * {kernel.InputRow}"));
                Call(kernel.BeforeRow!, [input, .. kernel.BeforeOperands, pixel], names, code);
            }

            using (code.Block("else"))
                code.Line(Invariant($"MemoryMarshal.CreateSpan(ref {pixel}, {layout.Width * layout.Pitch.Pixel}).Clear();"));
        }
    }

    private static void WriteConvolutions(BandedKernel kernel, Segment band, GeneratedNames names, CodeWriter code)
    {
        string input = kernel.Before is null ? Moved("input", kernel.Depthwise.Input.PerOutput.Row) : "scratch";
        string sums = Isa.Move("scratch", CodeWriter.Number(kernel.WindowLength));
        string output = kernel.Pointwise is null ? Moved("output", kernel.Depthwise.Epilogue.Output.Row) : sums;
        Call(kernel.DepthwiseOf(band.Tile), [input, .. kernel.DepthwiseOperands, output], names, code);
        if (kernel.PointwiseOf(band.Tile) is { } pointwise)
        {
            IEnumerable<string> places = kernel.Pointwise!.Epilogue.Places.Select(place => Moved(place.Operand, place.Strides.Row));
            Call(pointwise, [sums, "weights", .. places], names, code);
        }

        string Moved(string operand, int row) => Isa.Move(
            operand, Sum(Term("band", band.Count, band.Tile * row), CodeWriter.Number(band.Start * row)));
    }

    private static void Call(Kernel part, IEnumerable<string> operands, GeneratedNames names, CodeWriter code) =>
        code.Line($"{names.MethodOf(part)}({string.Join(", ", operands.Select(operand => "ref " + operand))});");

    private static void Clear(string operand, int offset, int length, CodeWriter code) =>
        Clear(operand, CodeWriter.Number(offset), length, code);

    private static void Clear(string operand, string offset, int length, CodeWriter code)
    {
        if (length > 0)
            code.Line(Invariant($"MemoryMarshal.CreateSpan(ref {Isa.Move(operand, offset)}, {length}).Clear();"));
    }
}
