using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Offsets;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="RowWeightGradientKernel"/>.</summary>
internal sealed class RowWeightGradientEmitter : KernelEmitter<RowWeightGradientKernel>
{
    protected override void Emit(RowWeightGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        (int tapColumns, int filters) = kernel.Tile(isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"Register tile: {tapColumns} kernel columns x {filters} filters; lanes are pixels of a row."));
        var shapes = new List<(int TapColumns, int Filters)>();
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            code.Line(Invariant($"MemoryMarshal.CreateSpan(ref scratch, {kernel.Weights * isa.Lanes}).Clear();"));
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                foreach (Segment filter in Segment.Split(kernel.Filters, filters))
                foreach (Segment column in Segment.Split(kernel.TapColumns, tapColumns))
                {
                    var shape = (column.Tile, filter.Tile);
                    if (!shapes.Contains(shape))
                        shapes.Add(shape);
                    using (code.Loop("filter", filter.Count, declares: false))
                    using (code.Loop("channel", kernel.Channels, declares: false))
                    using (code.Loop("tapRow", kernel.TapRows, declares: false))
                    using (code.Loop("column", column.Count, declares: false))
                    {
                        string input = Sum(
                            Term("channel", kernel.Channels, kernel.InputPlaneStep),
                            Term("tapRow", kernel.TapRows, kernel.InputRowStep),
                            Term("column", column.Count, column.Tile),
                            CodeWriter.Number(column.Start));
                        string gradient = Sum(
                            Term("filter", filter.Count, filter.Tile * kernel.GradientPlaneStep),
                            CodeWriter.Number(filter.Start * kernel.GradientPlaneStep));
                        string weight = Sum(
                            Term("tapRow", kernel.TapRows, isa.Lanes * kernel.TapColumns * kernel.Channels * kernel.Filters),
                            Term("column", column.Count, isa.Lanes * column.Tile * kernel.Channels * kernel.Filters),
                            Term("channel", kernel.Channels, isa.Lanes * kernel.Filters),
                            Term("filter", filter.Count, isa.Lanes * filter.Tile),
                            CodeWriter.Number(isa.Lanes * (column.Start * kernel.Channels * kernel.Filters + filter.Start)));
                        code.Line($"{TileName(method, shape)}(ref {Isa.Move("input", input)}, ref {Isa.Move("outputGradient", gradient)}, ref {Isa.Move("scratch", weight)});");
                    }
                }

                code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.InputSampleStep});"));
                code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.GradientSampleStep});"));
            }

            using (code.Block(Invariant($"for (int weight = 0; weight < {kernel.Weights}; weight++)")))
                code.Line($"Unsafe.Add(ref weightGradient, weight) += {isa.Sum(isa.Load("scratch", "(nuint)(weight * " + CodeWriter.Number(isa.Lanes) + ")"))};");
        }

        foreach ((int TapColumns, int Filters) shape in shapes)
            WriteTile(kernel, shape.TapColumns, shape.Filters, TileName(method, shape), isa, code);
    }

    private static string TileName(string method, (int TapColumns, int Filters) tile) => Invariant($"{method}_{tile.TapColumns}x{tile.Filters}");

    private static void WriteTile(RowWeightGradientKernel kernel, int tapColumns, int filters, string name, Isa isa, CodeWriter code)
    {
        int vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {name}(ref float input, ref float outputGradient, ref float sums)"))
        {
            bool isLong = WideSum.IsWorth(kernel.Rows, kernel.Columns);
            string[] registers = [.. from column in Enumerable.Range(0, tapColumns) from filter in Enumerable.Range(0, filters) select Register(column, filter)];
            for (int column = 0; column < tapColumns; column++)
                for (int filter = 0; filter < filters; filter++)
                    code.Line($"var {Register(column, filter)} = {(isLong ? isa.Zero : isa.Load("sums", Place(kernel, column, filter, isa)))};");
            if (isLong)
                foreach (string register in registers)
                    WideSum.Declare(WideSum.Of(register), code);
            code.Declare(isa.Type, Enumerable.Range(0, filters).Select(filter => Invariant($"g{filter}")).Append("x"));
            bool byRows = vectors <= WideSum.MostTerms;
            foreach (Segment band in Segment.Split(kernel.Rows, isLong ? Math.Max(1, WideSum.MostTerms / vectors) : kernel.Rows))
            {
                using (code.Loop("band", band.Count, declares: false))
                {
                    using (code.Loop("row", band.Tile))
                        foreach (Segment segment in Segment.Split(vectors, Budget.Unroll(vectors, tapColumns * filters)))
                            foreach (Segment part in Segment.Split(segment.Count, isLong && !byRows ? Math.Max(1, WideSum.MostTerms / segment.Tile) : segment.Count))
                                WriteVectors(band, segment, part);
                    if (isLong && byRows)
                        WideSum.Move(registers, isa, code);
                }
            }

            for (int column = 0; column < tapColumns; column++)
            {
                for (int filter = 0; filter < filters; filter++)
                {
                    int place = Place(kernel, column, filter, isa);
                    string value = isLong ? $"({isa.Load("sums", place)} + {WideSum.Rounded(WideSum.Of(Register(column, filter)))})" : Register(column, filter);
                    code.Line(isa.Store(value, "sums", place));
                }
            }

            void WriteVectors(Segment band, Segment segment, Segment part)
            {
                string At(int rowStep) => Sum(
                    Term("band", band.Count, band.Tile * rowStep), Term("row", band.Tile, rowStep), CodeWriter.Number(band.Start * rowStep),
                    Term("part", part.Count, part.Tile * segment.Tile * isa.Lanes), Term("vector", part.Tile, segment.Tile * isa.Lanes),
                    CodeWriter.Number((segment.Start + part.Start * segment.Tile) * isa.Lanes));
                using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
                using (code.Loop("vector", part.Tile))
                {
                    code.Line($"ref float xs = ref {Isa.Move("input", At(kernel.InputRowStep))};");
                    code.Line($"ref float gs = ref {Isa.Move("outputGradient", At(kernel.GradientRowStep))};");
                    for (int vector = 0; vector < segment.Tile; vector++)
                        WriteVector(kernel, tapColumns, filters, vector, isa, code);
                }

                if (isLong && !byRows)
                    WideSum.Move(registers, isa, code);
            }
        }
    }

    /// <summary>The place of a sum among those of its row of the kernel, in the order of the weights.</summary>
    private static int Place(RowWeightGradientKernel kernel, int column, int filter, Isa isa) =>
        (column * kernel.Channels * kernel.Filters + filter) * isa.Lanes;

    private static void WriteVector(RowWeightGradientKernel kernel, int tapColumns, int filters, int vector, Isa isa, CodeWriter code)
    {
        // The gradient is zero beyond the last column, so whatever the input holds there does not count.
        for (int filter = 0; filter < filters; filter++)
            code.Line($"g{filter} = {isa.Load("gs", filter * kernel.GradientPlaneStep + vector * isa.Lanes)};");
        for (int column = 0; column < tapColumns; column++)
        {
            code.Line($"x = {isa.Load("xs", column + vector * isa.Lanes)};");
            for (int filter = 0; filter < filters; filter++)
                code.Line($"{Register(column, filter)} = {isa.MultiplyAdd("x", "g" + filter, Register(column, filter))};");
        }
    }

    private static string Register(int column, int filter) => Invariant($"s{column}_{filter}");
}
