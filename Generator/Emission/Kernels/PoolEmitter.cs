using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Offsets;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PoolKernel"/>.</summary>
internal sealed class PoolEmitter : KernelEmitter<PoolKernel>
{
    /// <summary>Windows up to this many elements are straight-line code.</summary>
    public const int LargestUnrolledWindow = 36;

    protected override void Emit(PoolKernel kernel, string method, Isa isa, CodeWriter code)
    {
        PoolGeometry geometry = kernel.Geometry;
        bool max = geometry.Function == PoolFunction.Max;
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
                    code.Line($"var s = {(max ? isa.Load("x", 0) : isa.Zero)};");
                    WriteWindow(kernel, row.Taps, column.Taps, max, isa, code);
                    if (!max)
                        code.Line($"s *= {isa.Splat(geometry.Factor(row, column))};");
                    string target = Sum(Place(Outputs(row), Outputs(column), kernel.OutputRowStep, kernel.OutputColumnStep), Term("vector", vectors, isa.Lanes));
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
            Term("row", row.Count, window.StrideY * kernel.InputRowStep),
            Term("column", column.Count, window.StrideX * kernel.InputColumnStep),
            CodeWriter.Number(row.First * kernel.InputRowStep + column.First * kernel.InputColumnStep));
    }

    private static void WriteWindow(PoolKernel kernel, int rows, int columns, bool max, Isa isa, CodeWriter code)
    {
        string Step(string x) => max ? $"s = {isa.Max("s", x)};" : $"s += {x};";
        if (rows * columns <= LargestUnrolledWindow)
        {
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                    if (!max || row + column > 0)
                        code.Line(Step(isa.Load("x", row * kernel.InputRowStep + column * kernel.InputColumnStep)));
            return;
        }

        using (code.Loop("tapRow", rows))
        {
            code.Line($"ref float line = ref {Isa.Move("x", Term("tapRow", rows, kernel.InputRowStep))};");
            using (code.Loop("tapColumn", columns))
                code.Line(Step($"LoadUnsafe(ref {Isa.Move("line", Term("tapColumn", columns, kernel.InputColumnStep))})"));
        }
    }
}
