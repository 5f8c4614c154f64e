namespace Unroll.Generator.Planning;

/// <summary>A register tile of <see cref="DepthwiseKernel"/>: sums of some output rows and columns, in one vector of channels.</summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Loop">The taps that are straight-line code.</param>
/// <param name="HoldsWeights">Whether all weights stay in registers while the tile moves along its rows.</param>
internal readonly record struct DepthwiseTile(int Rows, int Columns, TapLoop Loop, bool HoldsWeights)
{
    /// <summary>More rows or columns would save few loads, and make the code longer.</summary>
    private const int MostRows = 4, MostColumns = 8;

    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static DepthwiseTile Choose(DepthwiseKernel kernel, RegisterFile registers)
    {
        DepthwiseTile[] tiles =
        [
            .. from rows in Enumerable.Range(1, Math.Min(kernel.Rows, MostRows))
               from columns in Enumerable.Range(1, Math.Min(kernel.Columns, MostColumns))
               let tile = Of(kernel, rows, columns, registers)
               where tile.Registers(kernel) <= registers.Accumulators + 3 && (rows == 1 || tile.Loop == TapLoop.WholeKernel)
               select tile,
        ];
        return tiles.Length == 0 ? Of(kernel, 1, 1, registers) : tiles.OrderBy(tile => tile.Cycles(kernel, registers)).First();
    }

    /// <summary>The tile of so many rows and columns.</summary>
    public static DepthwiseTile Of(DepthwiseKernel kernel, int rows, int columns, RegisterFile registers)
    {
        int sums = rows * columns;
        TapLoop loop = kernel.Input.Taps * sums <= registers.MultiplyAdds ? TapLoop.WholeKernel
            : kernel.Input.TapColumns * sums <= registers.MultiplyAdds ? TapLoop.KernelRow
            : TapLoop.SingleTap;
        bool holds = loop == TapLoop.WholeKernel && kernel.Input.Taps + sums + 1 <= registers.Accumulators + 3;
        return new(rows, columns, loop, holds);
    }

    /// <summary>The taps of a column that are straight-line code.</summary>
    public int TapRows(DepthwiseKernel kernel) => Loop == TapLoop.WholeKernel ? kernel.Input.TapRows : 1;

    /// <summary>The taps of a row that are straight-line code.</summary>
    public int TapColumns(DepthwiseKernel kernel) => Loop == TapLoop.SingleTap ? 1 : kernel.Input.TapColumns;

    /// <summary>Registers of the sums, of an input, and of the weights that are still wanted when it comes.</summary>
    private int Registers(DepthwiseKernel kernel)
    {
        int rows = Math.Min(TapRows(kernel), (Rows - 1) * kernel.Input.Window.StrideY / kernel.Input.Window.DilationY + 1);
        return Rows * Columns + 1 + (HoldsWeights ? kernel.Input.Taps : rows * TapColumns(kernel));
    }

    /// <summary>Estimated cycles of the kernel with the best tile.</summary>
    public static double LeastCycles(DepthwiseKernel kernel, RegisterFile registers) =>
        kernel.ScheduleFor(registers).Vectors * Choose(kernel, registers).Cycles(kernel, registers);

    // Of one vector of channels.
    private double Cycles(DepthwiseKernel kernel, RegisterFile registers)
    {
        IReadOnlyList<Segment> rows = Segment.Split(kernel.Rows, Rows), columns = Segment.Split(kernel.Columns, Columns);
        double cycles = 0;
        foreach (Segment row in rows)
            foreach (Segment column in columns)
                cycles += row.Count * column.Count * Of(kernel, row.Tile, column.Tile, registers).TileCycles(kernel);
        // Each shape of tile is code of its own, which must be compiled, read and kept.
        return cycles * (1 + 0.02 * rows.Count * columns.Count);
    }

    /// <summary>
    /// Estimated cycles of a tile: one multiply-add or load a cycle, whichever are more, what inputs cost that come from a farther
    /// cache, and its beginning and end.
    /// </summary>
    private double TileCycles(DepthwiseKernel kernel)
    {
        (int tapRows, int tapColumns) = (TapRows(kernel), TapColumns(kernel));
        int pieces = kernel.Input.Taps / (tapRows * tapColumns);
        int inputs = kernel.Input.RowsUnder(Rows, tapRows).Count() * kernel.Input.ColumnsUnder(Columns, tapColumns).Count();
        int loads = inputs + (HoldsWeights ? 0 : tapRows * tapColumns);
        return pieces * (Math.Max(Rows * Columns * tapRows * tapColumns, loads) + inputs / 4.0) + 10 + Rows * Columns / 2.0;
    }
}
