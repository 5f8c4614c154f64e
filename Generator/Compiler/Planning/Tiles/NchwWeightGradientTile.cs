namespace Unroll.Generator.Planning;

/// <summary>A register tile of <see cref="NchwWeightGradientKernel"/>: columns of a row of taps x filters.</summary>
internal readonly record struct NchwWeightGradientTile(int TapColumns, int Filters)
{
    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static NchwWeightGradientTile Choose(NchwWeightGradientKernel kernel, RegisterFile registers)
    {
        var best = new NchwWeightGradientTile(1, 1);
        double least = double.MaxValue;
        int most = registers.Accumulators + 2;
        for (int columns = 1; columns <= Math.Min(kernel.Input.TapColumns, most); columns++)
        {
            for (int filters = 1; filters <= kernel.Filters && columns * filters + filters <= most; filters++)
            {
                double cycles = 0;
                foreach (Segment column in Segment.Split(kernel.Input.TapColumns, columns))
                    foreach (Segment filter in Segment.Split(kernel.Filters, filters))
                        cycles += column.Count * filter.Count
                            * Math.Max(Math.Max(column.Tile * filter.Tile, registers.Latency), 2 * column.Tile + filter.Tile);
                if (cycles < least)
                    (best, least) = (new(columns, filters), cycles);
            }
        }

        return best;
    }
}
