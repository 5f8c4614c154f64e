using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PoolKernel"/>.</summary>
internal sealed class PoolEmitter : KernelEmitter<PoolKernel>
{
    /// <summary>Up to this many elements one sum in single precision is precise enough: within some units of 2^-24.</summary>
    private const int LargestPlainSum = 64;

    /// <summary>Elements of a longer sum that are added in pairs, in straight-line code; one where there are many kinds of windows, each with its own code.</summary>
    private const int AtOnce = 8, MostKinds = 16;

    protected override void Emit(PoolKernel kernel, string method, Isa isa, CodeWriter code)
    {
        PoolGeometry geometry = kernel.Geometry;
        int vectors = geometry.Blocks * isa.Registers.VectorsPerBlock;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            foreach (PoolGeometry.Run row in geometry.RowRuns)
            foreach (PoolGeometry.Run column in geometry.ColumnRuns)
            {
                using (code.Loop("row", row.Count))
                using (code.Loop("column", column.Count))
                using (code.Loop("vector", vectors))
                {
                    code.Line($"ref float x = ref {Isa.Move("input", Sum(Source(kernel, row, column), Term("vector", vectors, isa.Lanes)))};");
                    if (geometry.Function == PoolFunction.Max)
                    {
                        WriteLargest(kernel, row, column, isa, code);
                    }
                    else
                    {
                        WriteSum(kernel, row, column, isa, code);
                        code.Line($"s *= {isa.Splat(geometry.Factor(row, column))};");
                    }

                    string target = Sum(Place(Outputs(row), Outputs(column), kernel.OutputRowStride, kernel.OutputColumnStride), Term("vector", vectors, isa.Lanes));
                    code.Line($"s.StoreUnsafe(ref {Isa.Move("output", target)});");
                }
            }
        }
    }

    /// <summary>The output rows or columns of a run, as tiles of one.</summary>
    public static Segment Outputs(PoolGeometry.Run run) => new(run.Start, 1, run.Count);

    /// <summary>Where the window begins in the input, inside loops named row and column.</summary>
    private static string Source(PoolKernel kernel, PoolGeometry.Run row, PoolGeometry.Run column)
    {
        var window = kernel.Geometry.Window;
        return Sum(
            Term("row", row.Count, window.StrideY * kernel.InputRowStride),
            Term("column", column.Count, window.StrideX * kernel.InputColumnStride),
            CodeWriter.Number(row.First * kernel.InputRowStride + column.First * kernel.InputColumnStride));
    }

    /// <summary>The largest element, NaN where there is one.</summary>
    private static void WriteLargest(PoolKernel kernel, PoolGeometry.Run tapRows, PoolGeometry.Run tapColumns, Isa isa, CodeWriter code)
    {
        (int rows, int columns) = (tapRows.Taps, tapColumns.Taps);
        if (!kernel.Geometry.IsUnrolled(tapRows, tapColumns))
        {
            code.Line($"var s = {isa.Load("x", 0)};");
            using (code.Loop("tapRow", rows))
            using (code.Loop("tapColumn", columns))
                code.Line($"s = {isa.Largest("s", $"LoadUnsafe(ref {Isa.Move("x", Sum(Term("tapRow", rows, kernel.InputRowStride), Term("tapColumn", columns, kernel.InputColumnStride)))})")};");
            return;
        }

        // Two at a time, for which one look for NaN suffices.
        string[] elements = [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select isa.Load("x", row * kernel.InputRowStride + column * kernel.InputColumnStride)];
        int first = elements.Length % 2 == 1 ? 1 : 2;
        code.Line($"var s = {(first == 1 ? elements[0] : isa.Largest(elements[0], elements[1]))};");
        for (int pair = first; pair < elements.Length; pair += 2)
            code.Line($"s = {isa.Largest(elements[pair], elements[pair + 1], "s")};");
    }

    private static void WriteSum(PoolKernel kernel, PoolGeometry.Run tapRows, PoolGeometry.Run tapColumns, Isa isa, CodeWriter code)
    {
        (int rows, int columns) = (tapRows.Taps, tapColumns.Taps);
        if (rows * columns > LargestPlainSum)
        {
            WriteLongSum(kernel, rows, columns, kernel.Geometry.Kinds <= MostKinds ? AtOnce : 1, isa, code);
            return;
        }

        code.Line($"var s = {isa.Zero};");
        if (kernel.Geometry.IsUnrolled(tapRows, tapColumns))
        {
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                    code.Line($"s += {isa.Load("x", row * kernel.InputRowStride + column * kernel.InputColumnStride)};");
            return;
        }

        using (code.Loop("tapRow", rows))
        {
            code.Line($"ref float line = ref {Isa.Move("x", Term("tapRow", rows, kernel.InputRowStride))};");
            using (code.Loop("tapColumn", columns))
                code.Line($"s += LoadUnsafe(ref {Isa.Move("line", Term("tapColumn", columns, kernel.InputColumnStride))});");
        }
    }

    /// <summary>Some elements at a time, in pairs, and their sums in double precision.</summary>
    private static void WriteLongSum(PoolKernel kernel, int rows, int columns, int atOnce, Isa isa, CodeWriter code)
    {
        WideSum.Declare("sum", code);
        foreach (Segment row in Segment.Split(rows, Math.Max(1, atOnce / columns)))
        foreach (Segment column in Segment.Split(columns, atOnce))
        {
            using (code.Loop("tapRow", row.Count))
            using (code.Loop("tapColumn", column.Count))
            {
                string place = Sum(
                    Term("tapRow", row.Count, row.Tile * kernel.InputRowStride), Term("tapColumn", column.Count, column.Tile * kernel.InputColumnStride),
                    CodeWriter.Number(row.Start * kernel.InputRowStride + column.Start * kernel.InputColumnStride));
                code.Line($"ref float some = ref {Isa.Move("x", place)};");
                IEnumerable<string> terms = from y in Enumerable.Range(0, row.Tile) from x in Enumerable.Range(0, column.Tile)
                    select isa.Load("some", y * kernel.InputRowStride + x * kernel.InputColumnStride);
                code.Line($"var part = {WideSum.Pairwise([.. terms])};");
                WideSum.Add("sum", "part", code);
            }
        }

        code.Line($"var s = {WideSum.Rounded("sum")};");
    }
}
