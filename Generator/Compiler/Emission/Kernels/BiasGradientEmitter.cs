using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BiasGradientKernel"/>.</summary>
internal sealed class BiasGradientEmitter : KernelEmitter<BiasGradientKernel>
{
    /// <summary>Terms of a sum in single precision, at most.</summary>
    private const int MostTerms = 32;

    /// <summary>Sums beside each other, and the vectors of a row up to which they are straight-line code.</summary>
    private const int Sums = 8, LongestRow = 64;

    protected override void WriteBody(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        if (kernel.IsPlanar)
            WritePlanar(kernel, isa, code);
        else
            WritePadded(kernel, isa, code);
    }

    private static void WritePadded(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        foreach (Segment segment in Segment.Split(Layout.RoundUp(kernel.Channels) / isa.Lanes, 8))
        {
            using (code.Loop("block", segment.Count))
            {
                string start = Sum(Term("block", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes));
                for (int vector = 0; vector < segment.Tile; vector++)
                    WideSum.Declare("sum" + CodeWriter.Number(vector), code);
                new PixelBlocks(kernel.Rows, kernel.Columns, 1).Write(
                    code, () => Begin(segment.Tile, isa, code), pixels => Pixels(start, segment.Tile, pixels), _ => Widen(segment.Tile));
                code.Line($"ref float b = ref {Isa.Move("biasGradient", start)};");
                for (int vector = 0; vector < segment.Tile; vector++)
                    code.Line(isa.Store(
                        $"({isa.Load("b", vector * isa.Lanes)} + {WideSum.Rounded($"sum{vector}")})", "b", vector * isa.Lanes));
            }
        }

        void Pixels(string start, int vectors, BlockPixels pixels)
        {
            string place = Sum(start, pixels.Place(kernel.Gradient));
            code.Line($"ref float g = ref {Isa.Move("outputGradient", place)};");
            for (int vector = 0; vector < vectors; vector++)
                code.Line($"s{vector} += {isa.Load("g", vector * isa.Lanes)};");
        }

        void Widen(int vectors)
        {
            for (int vector = 0; vector < vectors; vector++)
                WideSum.Add("sum" + CodeWriter.Number(vector), "s" + CodeWriter.Number(vector), code);
        }
    }

    private static void WritePlanar(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Loop("channel", kernel.Channels))
        {
            WideSum.Declare("sum", code);
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                int vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
                if (vectors <= LongestRow)
                    WriteRows(kernel, vectors, isa, code);
                else
                    WriteLongRows(kernel, vectors, isa, code);
            }

            code.Line($"{Isa.Move("biasGradient", Term("channel", kernel.Channels, 1))} += (float)Sum(sumLow + sumHigh);");
        }
    }

    /// <summary>A sum for each vector of a few rows, so that additions do not wait for one another.</summary>
    private static void WriteRows(BiasGradientKernel kernel, int vectors, Isa isa, CodeWriter code)
    {
        int rows = Math.Min(kernel.Rows, Math.Max(1, Sums / vectors));
        int sums = Math.Min(Sums, rows * vectors);
        // A sum has so few terms before it is added to the one in double precision.
        int tiles = Math.Max(1, MostTerms * sums / (rows * vectors));
        foreach (Segment row in Segment.Split(kernel.Rows, rows))
        foreach (Segment band in Segment.Split(row.Count, tiles))
        {
            using (code.Loop("band", band.Count))
            {
                Begin(sums, isa, code);
                using (code.Loop("row", band.Tile))
                {
                    string place = Sum(
                        Plane(kernel),
                        Term("band", band.Count, band.Tile * row.Tile * kernel.Gradient.Row),
                        Term("row", band.Tile, row.Tile * kernel.Gradient.Row),
                        CodeWriter.Number((row.Start + band.Start * row.Tile) * kernel.Gradient.Row));
                    code.Line($"ref float g = ref {Isa.Move("outputGradient", place)};");
                    for (int vector = 0; vector < row.Tile * vectors; vector++)
                    {
                        int offset = vector / vectors * kernel.Gradient.Row + vector % vectors * isa.Lanes;
                        code.Line($"s{vector % sums} += {isa.Load("g", offset)};");
                    }
                }

                End(sums, code);
            }
        }
    }

    /// <summary>A sum for each of some vectors of a row at a time.</summary>
    private static void WriteLongRows(BiasGradientKernel kernel, int vectors, Isa isa, CodeWriter code)
    {
        using (code.Loop("row", kernel.Rows))
        foreach (Segment some in Segment.Split(vectors, Sums))
        foreach (Segment band in Segment.Split(some.Count, MostTerms))
        {
            using (code.Loop("band", band.Count))
            {
                Begin(some.Tile, isa, code);
                using (code.Loop("part", band.Tile))
                {
                    string place = Sum(
                        Plane(kernel), Term("row", kernel.Rows, kernel.Gradient.Row),
                        Term("band", band.Count, band.Tile * some.Tile * isa.Lanes), Term("part", band.Tile, some.Tile * isa.Lanes),
                        CodeWriter.Number((some.Start + band.Start * some.Tile) * isa.Lanes));
                    code.Line($"ref float g = ref {Isa.Move("outputGradient", place)};");
                    for (int vector = 0; vector < some.Tile; vector++)
                        code.Line($"s{vector} += {isa.Load("g", vector * isa.Lanes)};");
                }

                End(some.Tile, code);
            }
        }
    }

    private static string Plane(BiasGradientKernel kernel) =>
        Sum(Term("channel", kernel.Channels, kernel.Gradient.Channel), Invariant($"sample * {kernel.Gradient.Sample}"));

    private static void Begin(int sums, Isa isa, CodeWriter code)
    {
        for (int sum = 0; sum < sums; sum++)
            code.Line($"var s{sum} = {isa.Zero};");
    }

    private static void End(int sums, CodeWriter code)
    {
        code.Line($"s0 = {WideSum.Pairwise([.. Enumerable.Range(0, sums).Select(sum => "s" + CodeWriter.Number(sum))])};");
        WideSum.Add("sum", "s0", code);
    }
}
