using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Offsets;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BiasGradientKernel"/>.</summary>
internal sealed class BiasGradientEmitter : KernelEmitter<BiasGradientKernel>
{
    protected override void Emit(BiasGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            if (kernel.Kind == LayoutKind.Planar)
                WritePlanar(kernel, isa, code);
            else
                WritePadded(kernel, isa, code);
        }
    }

    private static void WritePadded(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        foreach (Segment segment in Segment.Split(Layout.RoundUp(kernel.Channels) / isa.Lanes, 8))
        {
            using (code.Loop("block", segment.Count))
            {
                string start = Sum(Term("block", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes));
                for (int vector = 0; vector < segment.Tile; vector++)
                    code.Line($"var s{vector} = {isa.Zero};");
                using (code.Block("for (int sample = 0; sample < count; sample++)"))
                using (code.Loop("row", kernel.Rows))
                using (code.Loop("column", kernel.Columns))
                {
                    string place = Sum(start, Invariant($"sample * {kernel.SampleStep}"), Place(new(0, 1, kernel.Rows), new(0, 1, kernel.Columns), kernel.RowStep, kernel.ColumnStep));
                    code.Line($"ref float g = ref {Isa.Move("outputGradient", place)};");
                    for (int vector = 0; vector < segment.Tile; vector++)
                        code.Line($"s{vector} += {isa.Load("g", vector * isa.Lanes)};");
                }

                code.Line($"ref float b = ref {Isa.Move("biasGradient", start)};");
                for (int vector = 0; vector < segment.Tile; vector++)
                    code.Line(isa.Store($"({isa.Load("b", vector * isa.Lanes)} + s{vector})", "b", vector * isa.Lanes));
            }
        }
    }

    private static void WritePlanar(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Loop("channel", kernel.Channels))
        {
            // A sum for each vector of a few rows, so that additions do not wait for one another.
            int vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
            int rows = Math.Min(kernel.Rows, Math.Max(1, 8 / vectors));
            int sums = Math.Min(8, rows * vectors);
            for (int sum = 0; sum < sums; sum++)
                code.Line($"var s{sum} = {isa.Zero};");
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                foreach (Segment row in Segment.Split(kernel.Rows, rows))
                {
                    using (code.Loop("row", row.Count))
                    {
                        string place = Sum(
                            Term("channel", kernel.Channels, kernel.PlaneStep), Invariant($"sample * {kernel.SampleStep}"), Term("row", row.Count, row.Tile * kernel.RowStep),
                            CodeWriter.Number(row.Start * kernel.RowStep));
                        code.Line($"ref float g = ref {Isa.Move("outputGradient", place)};");
                        for (int vector = 0; vector < row.Tile * vectors; vector++)
                            code.Line($"s{vector % sums} += {isa.Load("g", vector / vectors * kernel.RowStep + vector % vectors * isa.Lanes)};");
                    }
                }
            }

            string all = string.Join(" + ", Enumerable.Range(0, sums).Select(sum => "s" + CodeWriter.Number(sum)));
            code.Line($"{Isa.Move("biasGradient", Term("channel", kernel.Channels, 1))} += {isa.Sum(all)};");
        }
    }
}
