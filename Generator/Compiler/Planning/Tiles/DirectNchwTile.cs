namespace Unroll.Generator.Planning;

/// <summary>A register tile of <see cref="DirectNchwKernel"/>: output rows x vectors along the row x filters.</summary>
internal readonly record struct DirectNchwTile(int Rows, int Vectors, int Filters)
{
    /// <summary>Of a kernel that is too wide for straight-line code: enough for the end of a loop's round to cost nothing.</summary>
    private const int TapsOfWideKernel = 8;

    public int Accumulators => Rows * Vectors * Filters;

    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static DirectNchwTile Choose(DirectNchwKernel kernel, RegisterFile registers)
    {
        var best = default(DirectNchwTile);
        double least = double.MaxValue;
        int step = kernel.Epilogue.StoresPooled ? 2 : 1;
        int rowVectors = RowVectors(kernel, registers);
        for (int rows = step; rows <= Math.Min(kernel.Rows, 4); rows += step)
        {
            // Pooling takes two vectors together, or the only one.
            for (int vectors = Math.Min(step, rowVectors); vectors <= Math.Min(rowVectors, registers.Accumulators); vectors += step)
            {
                for (int filters = 1; filters <= kernel.Filters; filters++)
                {
                    var tile = new DirectNchwTile(rows, vectors, filters);
                    if (tile.Accumulators > registers.Accumulators || tile.Accumulators + rows * vectors > registers.Accumulators + 3)
                        break;
                    if (TapsAtOnce(kernel, registers) * tile.Accumulators > registers.MultiplyAdds)
                        break;
                    double cycles = Cycles(kernel, registers, tile);
                    if (cycles < least)
                        (best, least) = (tile, cycles);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Taps of a kernel row in one piece of straight-line code: all of them, unless even the smallest tile with all of them would not fit
    /// in a method.
    /// </summary>
    public static int TapsAtOnce(DirectNchwKernel kernel, RegisterFile registers)
    {
        int smallest = !kernel.Epilogue.StoresPooled ? 1 : 2 * Math.Min(2, RowVectors(kernel, registers));
        return kernel.Input.TapColumns * smallest <= registers.MultiplyAdds ? kernel.Input.TapColumns : TapsOfWideKernel;
    }

    public static int RowVectors(DirectNchwKernel kernel, RegisterFile registers) =>
        (kernel.Columns + registers.Lanes - 1) / registers.Lanes;

    /// <summary>Estimated cycles of the kernel with the best tile.</summary>
    public static double LeastCycles(DirectNchwKernel kernel, RegisterFile registers) =>
        Cycles(kernel, registers, Choose(kernel, registers));

    /// <summary>
    /// Estimated cycles: two multiply-adds and two loads a cycle (a load that straddles a cache line counts twice), plus a tile's beginning
    /// and end.
    /// </summary>
    public static double Cycles(DirectNchwKernel kernel, RegisterFile registers, DirectNchwTile tile)
    {
        double cycles = 0;
        foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
        {
            foreach (Segment vector in Segment.Split(RowVectors(kernel, registers), tile.Vectors))
            {
                foreach (Segment filter in Segment.Split(kernel.Filters, tile.Filters))
                {
                    int sums = row.Tile * vector.Tile * filter.Tile;
                    double loads = row.Tile * vector.Tile * (registers.Lanes == Layout.Block ? 2 : 1.5) + filter.Tile;
                    double step = Math.Max(Math.Max(sums, registers.Latency), loads) / 2.0;
                    cycles += row.Count * vector.Count * filter.Count * (step * kernel.Channels * kernel.Input.Taps + 20 + 2 * sums);
                }
            }
        }

        return cycles;
    }
}
