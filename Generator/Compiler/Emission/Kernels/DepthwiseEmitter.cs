using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DepthwiseKernel"/>.</summary>
internal sealed class DepthwiseEmitter : KernelEmitter<DepthwiseKernel>
{
    protected override void Emit(DepthwiseKernel kernel, string method, Isa isa, CodeWriter code)
    {
        int vectors = kernel.Width / isa.Lanes;
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"{kernel.PixelsAtOnce} pixels of a row at once."));
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("row", kernel.Rows))
        {
            foreach (Segment column in Segment.Split(kernel.Columns, kernel.PixelsAtOnce))
            {
                using (code.Loop("column", column.Count))
                using (code.Loop("vector", vectors))
                {
                    var row = new Segment(0, 1, kernel.Rows);
                    string lane = Term("vector", vectors, isa.Lanes);
                    code.Line($"ref float x = ref {Isa.Move("input", Sum(lane, Place(row, column, kernel.InputRowStride, kernel.InputColumnStride)))};");
                    code.Line($"ref float w = ref {Isa.Move("weights", lane)};");
                    code.Line($"ref float y = ref {Isa.Move("output", Sum(lane, Place(row, column, kernel.OutputRowStride, kernel.OutputColumnStride)))};");
                    WritePixels(kernel, column.Tile, lane, isa, code);
                }
            }
        }
    }

    private static void WritePixels(DepthwiseKernel kernel, int pixels, string lane, Isa isa, CodeWriter code)
    {
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            string start = kernel.Bias ? $"LoadUnsafe(ref {Isa.Move("bias", lane)})"
                : kernel.Accumulate ? isa.Load("y", pixel * kernel.OutputColumnStride)
                : isa.Zero;
            code.Line($"var s{pixel} = {start};");
        }

        code.Line($"{isa.Type} tap;");
        bool unrolled = kernel.TapRows * kernel.TapColumns * pixels <= isa.Registers.MultiplyAdds / 2;
        bool wide = kernel.TapColumns * pixels > isa.Registers.MultiplyAdds;
        using (code.Loop("tapRow", unrolled ? 1 : kernel.TapRows))
        {
            for (int row = 0; row < (unrolled ? kernel.TapRows : 1); row++)
            {
                foreach (Segment segment in Segment.Split(kernel.TapColumns, wide ? 1 : kernel.TapColumns))
                    WriteTaps(row, segment);
            }

            if (!unrolled)
            {
                Advance(code, "x", kernel.TapRowStride, kernel.TapRows);
                Advance(code, "w", kernel.TapColumns * kernel.Width, kernel.TapRows);
            }
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            if (kernel.Activation is { } activation)
                code.Line($"s{pixel} = {ActivationCode.Of(activation).Value(isa, activation, Invariant($"s{pixel}"))};");
            code.Line(isa.Store(Invariant($"s{pixel}"), "y", pixel * kernel.OutputColumnStride));
        }

        string Load(string reference, Segment columns, int offset, int step) => columns.Count == 1 ? isa.Load(reference, offset)
            : $"LoadUnsafe(ref {Isa.Move(reference, Sum(Term("tapColumn", columns.Count, step), CodeWriter.Number(offset)))})";

        void WriteTaps(int row, Segment columns)
        {
            using (code.Loop("tapColumn", columns.Count, declares: false))
            {
                for (int column = 0; column < columns.Tile; column++)
                {
                    code.Line($"tap = {Load("w", columns, (row * kernel.TapColumns + column) * kernel.Width, kernel.Width)};");
                    for (int pixel = 0; pixel < pixels; pixel++)
                    {
                        string x = Load("x", columns, row * kernel.TapRowStride + column * kernel.TapColumnStride + pixel * kernel.InputColumnStride, kernel.TapColumnStride);
                        code.Line($"s{pixel} = {isa.MultiplyAdd(x, "tap", Invariant($"s{pixel}"))};");
                    }
                }
            }
        }
    }
}

/// <summary>Writes <see cref="DepthwiseWeightGradientKernel"/>.</summary>
internal sealed class DepthwiseWeightGradientEmitter : KernelEmitter<DepthwiseWeightGradientKernel>
{
    protected override void Emit(DepthwiseWeightGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        int vectors = (kernel.Channels + isa.Lanes - 1) / isa.Lanes;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("vector", vectors))
        using (code.Loop("tapRow", kernel.TapRows))
        {
            foreach (Segment column in Segment.Split(kernel.TapColumns, DepthwiseWeightGradientKernel.MostColumns))
            {
                using (code.Loop("tapColumn", column.Count))
                    WriteTaps(kernel, column, vectors, isa, code);
            }
        }
    }

    private static void WriteTaps(DepthwiseWeightGradientKernel kernel, Segment taps, int vectors, Isa isa, CodeWriter code)
    {
        string lane = Term("vector", vectors, isa.Lanes);
        bool isLong = WideSum.IsWorth(kernel.Rows, kernel.Columns);
        string[] sums = [.. Enumerable.Range(0, taps.Tile).Select(tap => Invariant($"s{tap}"))];
        foreach (string sum in sums)
            code.Line($"var {sum} = {isa.Zero};");
        if (isLong)
            foreach (string sum in sums)
                WideSum.Declare(WideSum.Of(sum), code);
        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        using (code.Loop("row", kernel.Rows))
        {
            foreach (Segment part in Segment.Split(kernel.Columns, isLong ? WideSum.MostTerms : kernel.Columns))
                WritePart(part);
        }

        // The lanes beyond the last channel are zero, so adding them to what lies behind changes nothing.
        string weights = Sum(
            lane, Term("tapRow", kernel.TapRows, kernel.TapColumns * kernel.Channels), Term("tapColumn", taps.Count, taps.Tile * kernel.Channels),
            CodeWriter.Number(taps.Start * kernel.Channels));
        code.Line($"ref float dw = ref {Isa.Move("weightGradient", weights)};");
        for (int tap = 0; tap < taps.Tile; tap++)
            code.Line(isa.Store($"({isa.Load("dw", tap * kernel.Channels)} + {(isLong ? WideSum.Rounded(WideSum.Of(sums[tap])) : sums[tap])})", "dw", tap * kernel.Channels));

        void WritePart(Segment part)
        {
            string At(int rowStride, int columnStride) => Sum(
                Term("row", kernel.Rows, rowStride), Term("part", part.Count, part.Tile * columnStride), Term("column", part.Tile, columnStride),
                CodeWriter.Number(part.Start * columnStride));
            using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
            using (code.Loop("column", part.Tile))
            {
                string input = Sum(
                    lane, Invariant($"sample * {kernel.InputSampleStride}"), Term("tapRow", kernel.TapRows, kernel.TapRowStride),
                    Term("tapColumn", taps.Count, taps.Tile * kernel.TapColumnStride), CodeWriter.Number(taps.Start * kernel.TapColumnStride),
                    At(kernel.InputRowStride, kernel.InputColumnStride));
                code.Line($"ref float x = ref {Isa.Move("input", input)};");
                string gradient = Sum(lane, Invariant($"sample * {kernel.Gradient.Sample}"), At(kernel.Gradient.Row, kernel.Gradient.Pixel));
                code.Line($"var g = LoadUnsafe(ref {Isa.Move("outputGradient", gradient)});");
                for (int tap = 0; tap < taps.Tile; tap++)
                    code.Line($"{sums[tap]} = {isa.MultiplyAdd(isa.Load("x", tap * kernel.TapColumnStride), "g", sums[tap])};");
            }

            if (isLong)
                WideSum.Move(sums, isa, code);
        }
    }
}
