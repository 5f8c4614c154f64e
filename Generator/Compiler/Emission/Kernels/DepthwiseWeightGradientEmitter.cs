using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DepthwiseWeightGradientKernel"/>.</summary>
internal sealed class DepthwiseWeightGradientEmitter : KernelEmitter<DepthwiseWeightGradientKernel>
{
    protected override void WriteBody(DepthwiseWeightGradientKernel kernel, Isa isa, CodeWriter code)
    {
        DepthwiseWeightGradientSchedule schedule = kernel.ScheduleFor(isa.Registers);
        using (code.Loop("vector", schedule.Vectors))
        using (code.Loop("tapRow", kernel.Input.TapRows))
        {
            foreach (Segment column in schedule.TapColumns)
            {
                using (code.Loop("tapColumn", column.Count))
                    WriteTaps(kernel, schedule, column, isa, code);
            }
        }
    }

    private static void WriteTaps(
        DepthwiseWeightGradientKernel kernel, DepthwiseWeightGradientSchedule schedule, Segment taps, Isa isa, CodeWriter code)
    {
        (int tapRows, int tapColumns) = (kernel.Input.TapRows, kernel.Input.TapColumns);
        (Strides perOutput, Strides perTap) = (kernel.Input.PerOutput, kernel.Input.PerTap);
        string lane = Term("vector", schedule.Vectors, isa.Lanes);
        string[] sums = [.. Enumerable.Range(0, taps.Tile).Select(tap => Invariant($"s{tap}"))];
        foreach (string sum in sums)
            code.Line($"var {sum} = {isa.Zero};");
        if (schedule.Sums.IsLong)
            foreach (string sum in sums)
                WideSum.Declare(WideSum.Of(sum), code);
        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        using (code.Loop("row", kernel.Rows))
        {
            foreach (Segment part in schedule.Parts)
                WritePart(part);
        }

        // The lanes beyond the last channel are zero, so adding them to what lies behind changes nothing.
        string weights = Sum(
            lane, Term("tapRow", tapRows, tapColumns * kernel.Channels), Term("tapColumn", taps.Count, taps.Tile * kernel.Channels),
            CodeWriter.Number(taps.Start * kernel.Channels));
        code.Line($"ref float dw = ref {Isa.Move("weightGradient", weights)};");
        for (int tap = 0; tap < taps.Tile; tap++)
        {
            string sum = schedule.Sums.IsLong ? WideSum.Rounded(WideSum.Of(sums[tap])) : sums[tap];
            code.Line(isa.Store($"({isa.Load("dw", tap * kernel.Channels)} + {sum})", "dw", tap * kernel.Channels));
        }

        void WritePart(Segment part)
        {
            string At(int rowStride, int columnStride) => Sum(
                Term("row", kernel.Rows, rowStride), Term("part", part.Count, part.Tile * columnStride),
                Term("column", part.Tile, columnStride),
                CodeWriter.Number(part.Start * columnStride));
            using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
            using (code.Loop("column", part.Tile))
            {
                string input = Sum(
                    lane, Invariant($"sample * {perOutput.Sample}"), Term("tapRow", tapRows, perTap.Row),
                    Term("tapColumn", taps.Count, taps.Tile * perTap.Pixel), CodeWriter.Number(taps.Start * perTap.Pixel),
                    At(perOutput.Row, perOutput.Pixel));
                code.Line($"ref float x = ref {Isa.Move("input", input)};");
                string gradient = Sum(
                    lane, Invariant($"sample * {kernel.Gradient.Sample}"), At(kernel.Gradient.Row, kernel.Gradient.Pixel));
                code.Line($"var g = LoadUnsafe(ref {Isa.Move("outputGradient", gradient)});");
                for (int tap = 0; tap < taps.Tile; tap++)
                    code.Line($"{sums[tap]} = {isa.MultiplyAdd(isa.Load("x", tap * perTap.Pixel), "g", sums[tap])};");
            }

            if (schedule.Sums.IsLong)
                WideSum.Move(sums, isa, code);
        }
    }
}
