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
        using (code.Loop("tapRow", kernel.Input.TapRows / schedule.TapRows))
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
        int tapRows = kernel.Input.TapRows / schedule.TapRows;
        (Strides perOutput, Strides perTap) = (kernel.Input.PerOutput, kernel.Input.PerTap);
        string lane = Term("vector", schedule.Vectors, isa.Lanes);
        string[] sums = [.. Enumerable.Range(0, schedule.TapRows * taps.Tile).Select(tap => Invariant($"s{tap}"))];
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
            lane, Term("tapRow", tapRows, schedule.TapRows * kernel.Input.TapColumns * kernel.Channels),
            Term("tapColumn", taps.Count, taps.Tile * kernel.Channels), CodeWriter.Number(taps.Start * kernel.Channels));
        code.Line($"ref float dw = ref {Isa.Move("weightGradient", weights)};");
        for (int tap = 0; tap < sums.Length; tap++)
        {
            int place = (tap / taps.Tile * kernel.Input.TapColumns + tap % taps.Tile) * kernel.Channels;
            string sum = schedule.Sums.IsLong ? WideSum.Rounded(WideSum.Of(sums[tap])) : sums[tap];
            code.Line(isa.Store($"({isa.Load("dw", place)} + {sum})", "dw", place));
        }

        void WritePart(Segment part)
        {
            using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
            foreach (Segment pixels in Segment.Split(part.Tile, Math.Min(part.Tile, schedule.PixelsAtOnce)))
                using (code.Loop("column", pixels.Count))
                    WritePixels(part, pixels);
            if (schedule.Sums.IsLong)
                WideSum.Move(sums, isa, code);
        }

        void WritePixels(Segment part, Segment pixels)
        {
            string At(int rowStride, int columnStride) => Sum(
                Term("row", kernel.Rows, rowStride), Term("part", part.Count, part.Tile * columnStride),
                Term("column", pixels.Count, pixels.Tile * columnStride),
                CodeWriter.Number((part.Start + pixels.Start) * columnStride));
            string input = Sum(
                lane, Invariant($"sample * {perOutput.Sample}"), Term("tapRow", tapRows, perTap.Row),
                Term("tapColumn", taps.Count, taps.Tile * perTap.Pixel), CodeWriter.Number(taps.Start * perTap.Pixel),
                At(perOutput.Row, perOutput.Pixel));
            code.Line($"ref float x = ref {Isa.Move("input", input)};");
            string gradient = Sum(
                lane, Invariant($"sample * {kernel.Gradient.Sample}"), At(kernel.Gradient.Row, kernel.Gradient.Pixel));
            code.Line($"ref float dy = ref {Isa.Move("outputGradient", gradient)};");
            for (int pixel = 0; pixel < pixels.Tile; pixel++)
                code.Line($"var g{pixel} = {isa.Load("dy", pixel * kernel.Gradient.Pixel)};");
            code.Line($"{isa.Type} value;");
            for (int row = 0; row < schedule.TapRows; row++)
            {
                foreach (var shared in kernel.Input.ColumnsUnder(pixels.Tile, taps.Tile))
                {
                    code.Line($"value = {isa.Load("x", row * perTap.Row + shared.Key * kernel.Input.Strides.Pixel)};");
                    foreach ((int pixel, int tap) in shared)
                    {
                        string sum = sums[row * taps.Tile + tap];
                        code.Line($"{sum} = {isa.MultiplyAdd("value", Invariant($"g{pixel}"), sum)};");
                    }
                }
            }
        }
    }
}
