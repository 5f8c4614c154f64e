using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DepthwiseKernel"/>.</summary>
internal sealed class DepthwiseEmitter : KernelEmitter<DepthwiseKernel>
{
    protected override string Note(DepthwiseKernel kernel, Isa isa) =>
        Invariant($"{kernel.ScheduleFor(isa.Registers).PixelsAtOnce} pixels of a row at once.");

    protected override void WriteBody(DepthwiseKernel kernel, Isa isa, CodeWriter code)
    {
        int vectors = kernel.Width / isa.Lanes;
        (Strides input, Strides output) = (kernel.Input.PerOutput, kernel.Epilogue.Output);
        using (code.Loop("row", kernel.Rows))
        {
            foreach (Segment column in kernel.ScheduleFor(isa.Registers).Columns)
            {
                using (code.Loop("column", column.Count))
                using (code.Loop("vector", vectors))
                {
                    var row = new Segment(0, 1, kernel.Rows);
                    string lane = Term("vector", vectors, isa.Lanes);
                    code.Line($"ref float x = ref {Isa.Move("input", Sum(lane, Place(row, column, input.Row, input.Pixel)))};");
                    code.Line($"ref float w = ref {Isa.Move("weights", lane)};");
                    code.Line($"ref float y = ref {Isa.Move("output", Sum(lane, Place(row, column, output.Row, output.Pixel)))};");
                    WritePixels(kernel, column.Tile, lane, isa, code);
                }
            }
        }
    }

    private static void WritePixels(DepthwiseKernel kernel, int pixels, string lane, Isa isa, CodeWriter code)
    {
        (int tapRows, int tapColumns) = (kernel.Input.TapRows, kernel.Input.TapColumns);
        (Strides input, Strides perTap) = (kernel.Input.PerOutput, kernel.Input.PerTap);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            string start = kernel.Epilogue.Bias ? $"LoadUnsafe(ref {Isa.Move("bias", lane)})"
                : kernel.Epilogue.Accumulate ? isa.Load("y", pixel * kernel.Epilogue.Output.Pixel)
                : isa.Zero;
            code.Line($"var s{pixel} = {start};");
        }

        code.Line($"{isa.Type} tap;");
        TapLoop loop = kernel.ScheduleFor(isa.Registers).LoopOf(kernel.Input, pixels);
        bool unrolled = loop == TapLoop.WholeKernel;
        using (code.Loop("tapRow", unrolled ? 1 : tapRows))
        {
            for (int row = 0; row < (unrolled ? tapRows : 1); row++)
            {
                foreach (Segment segment in Segment.Split(tapColumns, loop == TapLoop.SingleTap ? 1 : tapColumns))
                    WriteTaps(row, segment);
            }

            if (!unrolled)
            {
                Advance(code, "x", perTap.Row, tapRows);
                Advance(code, "w", tapColumns * kernel.Width, tapRows);
            }
        }

        var writer = new EpilogueWriter(kernel.Epilogue, isa, code, output: "y");
        for (int pixel = 0; pixel < pixels; pixel++)
            writer.Store(Invariant($"s{pixel}"), (0, pixel, 0), isa.Lanes);

        string Load(string reference, Segment columns, int offset, int step) => columns.Count == 1 ? isa.Load(reference, offset)
            : $"LoadUnsafe(ref {Isa.Move(reference, Sum(Term("tapColumn", columns.Count, step), CodeWriter.Number(offset)))})";

        void WriteTaps(int row, Segment columns)
        {
            using (code.Loop("tapColumn", columns.Count, declares: false))
            {
                for (int column = 0; column < columns.Tile; column++)
                {
                    code.Line($"tap = {Load("w", columns, (row * tapColumns + column) * kernel.Width, kernel.Width)};");
                    for (int pixel = 0; pixel < pixels; pixel++)
                    {
                        string x = Load("x", columns, row * perTap.Row + column * perTap.Pixel + pixel * input.Pixel, perTap.Pixel);
                        code.Line($"s{pixel} = {isa.MultiplyAdd(x, "tap", Invariant($"s{pixel}"))};");
                    }
                }
            }
        }
    }
}
