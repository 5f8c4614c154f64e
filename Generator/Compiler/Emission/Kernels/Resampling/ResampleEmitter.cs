using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="ResampleKernel"/>: a walk over the output rows, and a method for one of them.</summary>
internal sealed class ResampleEmitter : KernelEmitter<ResampleKernel>
{
    protected override void Emit(ResampleKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        ResampleSchedule schedule = kernel.ScheduleFor(isa.Registers);
        string row = names.MethodOf(kernel) + "_Row";
        code.Comment(kernel.Summary);
        using (code.Method($"internal static void {names.MethodOf(kernel)}({Parameters(kernel)})"))
            WriteWalk(kernel, schedule.Rows, row, code);
        code.Line();
        code.Comment("One row; the pattern says which rows it is made of.");
        code.Line(Leaf);
        using (code.Method($"private static void {row}({Parameters(kernel)}, int pattern)"))
            WriteRow(kernel, schedule, isa, code);
    }

    private static void WriteWalk(ResampleKernel kernel, IReadOnlyList<TapRun> runs, string row, CodeWriter code)
    {
        int pattern = 0;
        foreach (TapRun run in runs)
        {
            string phase = run.Period == 1 ? "0" : "phase";
            string input = Term("group", run.Groups, run.Step * kernel.Input.Row);
            string output = Sum(
                Term("group", run.Groups, run.Period * kernel.Output.Row), Term(phase, run.Period, kernel.Output.Row),
                CodeWriter.Number(run.Start * kernel.Output.Row));
            string line = kernel.HasLine ? "ref line, " : "";
            using (code.Loop("group", run.Groups, declares: false))
            using (code.Loop("phase", run.Period, declares: false))
                code.Line($"{row}(ref {Isa.Move("input", input)}, {line}ref {Isa.Move("output", output)}, "
                    + $"{Sum(phase, CodeWriter.Number(pattern))});");
            pattern += run.Period;
        }
    }

    private static void WriteRow(ResampleKernel kernel, ResampleSchedule schedule, Isa isa, CodeWriter code)
    {
        int[] rows = [.. schedule.Rows.SelectMany(run => Enumerable.Range(run.Start, run.Period))];
        string source = kernel.SelectsRows ? WriteSelection(kernel, rows, code) : WriteSums(kernel, rows, isa, code);
        if (kernel.KeepsColumns)
        {
            if (kernel.SelectsRows)
                RunCode.Copy(source, "output", kernel.RowLength, kernel.Accumulate, isa, code);
            return;
        }

        if (schedule.Columns is { } runs)
            new ResampledColumns(kernel, source, isa, code).Write(runs);
        else
            WriteFromTable(kernel, source, isa, code);
    }

    /// <summary>Finds the row that is copied, and leaves the method where there is none.</summary>
    private static string WriteSelection(ResampleKernel kernel, int[] rows, CodeWriter code)
    {
        int?[] places = [.. rows.Select(row => kernel.Rows.CountOf(row) == 0 ? null : (int?)kernel.Rows.At(row, 0).Place)];
        code.Wrapped(
            "ReadOnlySpan<int> rows = new int[] {", places.Select(place => CodeWriter.Number(place * kernel.Input.Row ?? -1)), "};");
        code.Line("int place = rows[pattern];");
        if (places.Contains(null))
        {
            using (code.Block("if (place < 0)"))
            {
                if (!kernel.Accumulate)
                    RunCode.Clear("output", kernel.Columns.Outputs * kernel.Output.Pixel, code);
                code.Line("return;");
            }
        }

        code.Line("ref float x = ref Unsafe.Add(ref input, place);");
        return "x";
    }

    private static string WriteSums(ResampleKernel kernel, int[] rows, Isa isa, CodeWriter code)
    {
        string target = kernel.KeepsColumns ? "output" : "line";
        var table = new TapTable("row", kernel.Rows, rows, kernel.Input.Row, isa, code);
        table.Declare();
        table.Select("pattern");
        table.Sum("input", target, kernel.RowLength, kernel.Accumulate && kernel.KeepsColumns);
        return target;
    }

    private static void WriteFromTable(ResampleKernel kernel, string source, Isa isa, CodeWriter code)
    {
        (int columns, int pixel) = (kernel.Columns.Outputs, kernel.Output.Pixel);
        var table = new TapTable("column", kernel.Columns, [.. Enumerable.Range(0, columns)], kernel.Input.Pixel, isa, code);
        table.Declare();
        using (code.Loop("column", columns))
        {
            table.Select("column");
            code.Line(Invariant($"ref float y = ref Unsafe.Add(ref output, column * {pixel});"));
            table.Sum(source, "y", kernel.Channels, kernel.Accumulate);
        }
    }
}
