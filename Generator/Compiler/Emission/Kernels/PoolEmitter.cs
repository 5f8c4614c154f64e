using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PoolKernel"/>.</summary>
internal sealed class PoolEmitter : KernelEmitter<PoolKernel>
{
    protected override void WriteBody(PoolKernel kernel, Isa isa, CodeWriter code)
    {
        PoolGeometry geometry = kernel.Geometry;
        PoolWindow.WriteAll(geometry, isa, code, window =>
        {
            code.Line($"ref float x = ref {Isa.Move("input", window.First(kernel.Input))};");
            if (geometry.Function == PoolFunction.Max)
            {
                WriteLargest(kernel.Input, window, isa, code);
            }
            else
            {
                WriteSum(kernel, window, isa, code);
                code.Line($"s *= {isa.Splat(window.Factor)};");
            }

            code.Line($"s.StoreUnsafe(ref {Isa.Move("output", window.Result(kernel.Output))});");
        });
    }

    /// <summary>The largest element, NaN where there is one.</summary>
    private static void WriteLargest(Strides input, PoolWindow window, Isa isa, CodeWriter code)
    {
        if (!window.IsUnrolled)
        {
            code.Line($"var s = {isa.Load("x", 0)};");
            using (code.Loop("tapRow", window.Rows.Taps))
            using (code.Loop("tapColumn", window.Columns.Taps))
                code.Line($"s = {isa.Largest("s", $"LoadUnsafe(ref {Isa.Move("x", window.Element(input))})")};");
            return;
        }

        // Two at a time, for which one look for NaN suffices.
        string[] elements = [.. window.Elements.Select(place => isa.Load("x", place.Row * input.Row + place.Column * input.Pixel))];
        int first = elements.Length % 2 == 1 ? 1 : 2;
        code.Line($"var s = {(first == 1 ? elements[0] : isa.Largest(elements[0], elements[1]))};");
        for (int pair = first; pair < elements.Length; pair += 2)
            code.Line($"s = {isa.Largest(elements[pair], elements[pair + 1], "s")};");
    }

    private static void WriteSum(PoolKernel kernel, PoolWindow window, Isa isa, CodeWriter code)
    {
        (int rows, int columns, Strides input) = (window.Rows.Taps, window.Columns.Taps, kernel.Input);
        if (PoolSchedule.TermsAtOnce(kernel.Geometry, window.Rows, window.Columns) is { } terms)
        {
            WriteLongSum(input, rows, columns, terms, isa, code);
            return;
        }

        code.Line($"var s = {isa.Zero};");
        if (window.IsUnrolled)
        {
            foreach ((int row, int column) in window.Elements)
                code.Line($"s += {isa.Load("x", row * input.Row + column * input.Pixel)};");
            return;
        }

        using (code.Loop("tapRow", rows))
        {
            code.Line($"ref float line = ref {Isa.Move("x", Term("tapRow", rows, input.Row))};");
            using (code.Loop("tapColumn", columns))
                code.Line($"s += LoadUnsafe(ref {Isa.Move("line", Term("tapColumn", columns, input.Pixel))});");
        }
    }

    /// <summary>Some elements at a time, in pairs, and their sums in double precision.</summary>
    private static void WriteLongSum(Strides input, int rows, int columns, int atOnce, Isa isa, CodeWriter code)
    {
        WideSum.Declare("sum", code);
        foreach (Segment row in Segment.Split(rows, Math.Max(1, atOnce / columns)))
        foreach (Segment column in Segment.Split(columns, atOnce))
        {
            using (code.Loop("tapRow", row.Count))
            using (code.Loop("tapColumn", column.Count))
            {
                string place = Sum(
                    Term("tapRow", row.Count, row.Tile * input.Row), Term("tapColumn", column.Count, column.Tile * input.Pixel),
                    CodeWriter.Number(row.Start * input.Row + column.Start * input.Pixel));
                code.Line($"ref float some = ref {Isa.Move("x", place)};");
                IEnumerable<string> terms = from y in Enumerable.Range(0, row.Tile) from x in Enumerable.Range(0, column.Tile)
                    select isa.Load("some", y * input.Row + x * input.Pixel);
                code.Line($"var part = {WideSum.Pairwise([.. terms])};");
                WideSum.Add("sum", "part", code);
            }
        }

        code.Line($"var s = {WideSum.Rounded("sum")};");
    }
}
