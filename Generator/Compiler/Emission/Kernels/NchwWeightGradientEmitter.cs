using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="NchwWeightGradientKernel"/>.</summary>
internal sealed class NchwWeightGradientEmitter : KernelEmitter<NchwWeightGradientKernel>
{
    protected override void Emit(NchwWeightGradientKernel kernel, string method, Isa isa, CodeWriter code)
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
                            Term("channel", kernel.Channels, kernel.InputPlaneStride),
                            Term("tapRow", kernel.TapRows, kernel.InputRowStride),
                            Term("column", column.Count, column.Tile),
                            CodeWriter.Number(column.Start));
                        string gradient = Sum(
                            Term("filter", filter.Count, filter.Tile * kernel.GradientPlaneStride),
                            CodeWriter.Number(filter.Start * kernel.GradientPlaneStride));
                        string weight = Sum(
                            Term("tapRow", kernel.TapRows, isa.Lanes * kernel.TapColumns * kernel.Channels * kernel.Filters),
                            Term("column", column.Count, isa.Lanes * column.Tile * kernel.Channels * kernel.Filters),
                            Term("channel", kernel.Channels, isa.Lanes * kernel.Filters),
                            Term("filter", filter.Count, isa.Lanes * filter.Tile),
                            CodeWriter.Number(isa.Lanes * (column.Start * kernel.Channels * kernel.Filters + filter.Start)));
                        code.Line($"{TileName(method, shape)}(ref {Isa.Move("input", input)}, ref {Isa.Move("outputGradient", gradient)}, ref {Isa.Move("scratch", weight)});");
                    }
                }

                code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.InputSampleStride});"));
                code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.GradientSampleStride});"));
            }

            using (code.Block(Invariant($"for (int weight = 0; weight < {kernel.Weights}; weight++)")))
                code.Line($"Unsafe.Add(ref weightGradient, weight) += {isa.Sum(isa.Load("scratch", "(nuint)(weight * " + CodeWriter.Number(isa.Lanes) + ")"))};");
        }

        foreach ((int TapColumns, int Filters) shape in shapes)
            WriteTile(kernel, shape.TapColumns, shape.Filters, TileName(method, shape), isa, code);
    }

    private static string TileName(string method, (int TapColumns, int Filters) tile) => Invariant($"{method}_{tile.TapColumns}x{tile.Filters}");

    private static void WriteTile(NchwWeightGradientKernel kernel, int tapColumns, int filters, string name, Isa isa, CodeWriter code)
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
                        foreach (Segment segment in Segment.Split(vectors, MethodBudget.Unroll(vectors, tapColumns * filters)))
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
                string At(int rowStride) => Sum(
                    Term("band", band.Count, band.Tile * rowStride), Term("row", band.Tile, rowStride), CodeWriter.Number(band.Start * rowStride),
                    Term("part", part.Count, part.Tile * segment.Tile * isa.Lanes), Term("vector", part.Tile, segment.Tile * isa.Lanes),
                    CodeWriter.Number((segment.Start + part.Start * segment.Tile) * isa.Lanes));
                using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
                using (code.Loop("vector", part.Tile))
                {
                    code.Line($"ref float xs = ref {Isa.Move("input", At(kernel.InputRowStride))};");
                    code.Line($"ref float gs = ref {Isa.Move("outputGradient", At(kernel.GradientRowStride))};");
                    for (int vector = 0; vector < segment.Tile; vector++)
                        WriteVector(kernel, tapColumns, filters, vector, isa, code);
                }

                if (isLong && !byRows)
                    WideSum.Move(registers, isa, code);
            }
        }
    }

    /// <summary>The place of a sum among those of its row of the kernel, in the order of the weights.</summary>
    private static int Place(NchwWeightGradientKernel kernel, int column, int filter, Isa isa) =>
        (column * kernel.Channels * kernel.Filters + filter) * isa.Lanes;

    private static void WriteVector(NchwWeightGradientKernel kernel, int tapColumns, int filters, int vector, Isa isa, CodeWriter code)
    {
        // The gradient is zero beyond the last column, so whatever the input holds there does not count.
        for (int filter = 0; filter < filters; filter++)
            code.Line($"g{filter} = {isa.Load("gs", filter * kernel.GradientPlaneStride + vector * isa.Lanes)};");
        for (int column = 0; column < tapColumns; column++)
        {
            code.Line($"x = {isa.Load("xs", column + vector * isa.Lanes)};");
            for (int filter = 0; filter < filters; filter++)
                code.Line($"{Register(column, filter)} = {isa.MultiplyAdd("x", "g" + filter, Register(column, filter))};");
        }
    }

    private static string Register(int column, int filter) => Invariant($"s{column}_{filter}");
}
