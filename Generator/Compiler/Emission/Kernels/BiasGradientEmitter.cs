using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BiasGradientKernel"/>.</summary>
internal sealed class BiasGradientEmitter : KernelEmitter<BiasGradientKernel>
{
    protected override void WriteBody(BiasGradientKernel kernel, Isa isa, CodeWriter code)
    {
        BiasGradientSchedule schedule = kernel.ScheduleFor(isa.Registers);
        if (kernel.IsPlanar)
            WritePlanar(kernel, schedule, isa, code);
        else
            WritePadded(kernel, schedule, isa, code);
    }

    private static void WritePadded(BiasGradientKernel kernel, BiasGradientSchedule schedule, Isa isa, CodeWriter code)
    {
        foreach (Segment segment in schedule.Groups)
        {
            using (code.Loop("block", segment.Count))
            {
                string start = Sum(Term("block", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes));
                for (int vector = 0; vector < segment.Tile; vector++)
                    WideSum.Declare("sum" + CodeWriter.Number(vector), code);
                new PixelBlocks(schedule.PixelBlocks, code).Write(
                    () => Begin(segment.Tile, isa, code), pixels => Pixels(start, segment.Tile, pixels), _ => Widen(segment.Tile));
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

    private static void WritePlanar(BiasGradientKernel kernel, BiasGradientSchedule schedule, Isa isa, CodeWriter code)
    {
        using (code.Loop("channel", kernel.Channels))
        {
            WideSum.Declare("sum", code);
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                if (schedule.ByRows)
                    WriteRows(kernel, schedule, isa, code);
                else
                    WriteLongRows(kernel, schedule, isa, code);
            }

            code.Line($"{Isa.Move("biasGradient", Term("channel", kernel.Channels, 1))} += (float)Sum(sumLow + sumHigh);");
        }
    }

    /// <summary>A sum for each vector of a few rows.</summary>
    private static void WriteRows(BiasGradientKernel kernel, BiasGradientSchedule schedule, Isa isa, CodeWriter code)
    {
        int vectors = schedule.RowVectors;
        foreach ((Segment row, Segment band) in schedule.Bands)
        {
            int sums = schedule.SumsOf(row);
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
    private static void WriteLongRows(BiasGradientKernel kernel, BiasGradientSchedule schedule, Isa isa, CodeWriter code)
    {
        using (code.Loop("row", kernel.Rows))
        foreach ((Segment some, Segment band) in schedule.Bands)
        {
            int sums = schedule.SumsOf(some);
            using (code.Loop("band", band.Count))
            {
                Begin(sums, isa, code);
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

                End(sums, code);
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
