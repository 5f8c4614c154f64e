namespace Unroll.Generator.Planning;

/// <summary>
/// A register tile of <see cref="NhwcWeightGradientKernel"/>: the taps of the whole kernel or of one of its rows, for some channels and
/// vectors of filters.
/// </summary>
internal readonly record struct WeightGradientTile(bool WholeKernel, int TapColumns, int Channels, int Vectors)
{
    public int TapRows(NhwcWeightGradientKernel kernel) => WholeKernel ? kernel.Input.TapRows : 1;

    public int Accumulators(NhwcWeightGradientKernel kernel) => TapRows(kernel) * TapColumns * Channels * Vectors;

    /// <summary>
    /// Whether the output gradients of as many pixels as the tile has columns of taps wait in registers: an input that several taps read,
    /// each for another pixel, is then read once. Needs stride 1.
    /// </summary>
    public bool SharesInputs(NhwcWeightGradientKernel kernel, RegisterFile registers) =>
        Vectors == 1
        && TapColumns > 1
        && kernel.Input.Window.StrideX == kernel.Input.Window.DilationX
        && Accumulators(kernel) + TapColumns + kernel.InputCosts.Of(registers).Registers <= registers.Accumulators + 2;

    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static WeightGradientTile Choose(NhwcWeightGradientKernel kernel, RegisterFile registers)
    {
        var best = default(WeightGradientTile);
        LaneCost input = kernel.InputCosts.Of(registers);
        double least = double.MaxValue;
        foreach (bool wholeKernel in new[] { true, false })
        {
            int most = wholeKernel ? kernel.Input.TapColumns : Math.Min(kernel.Input.TapColumns, registers.Accumulators);
            for (int tapColumns = wholeKernel ? most : 1; tapColumns <= most; tapColumns++)
            {
                foreach (int vectors in VectorCounts(kernel.Blocks, registers))
                {
                    // The filters of a tile of several vectors share its inputs, and are all filters.
                    if (vectors > 1 && kernel.Groups is { } groups
                        && (!groups.Holds(vectors * registers.Lanes) || groups.HasPadding(vectors * registers.Lanes)))
                        continue;
                    for (int channels = 1; channels <= kernel.Channels; channels++)
                    {
                        var tile = new WeightGradientTile(wholeKernel, tapColumns, channels, vectors);
                        int sums = tile.Accumulators(kernel);
                        if (sums > registers.Accumulators || sums + vectors > registers.Accumulators + 3)
                            break;

                        // What brings the inputs to their lanes is straight-line code, too.
                        if (sums > 1 && sums * input.MostSteps > registers.MultiplyAdds / 2)
                            break;
                        double cycles = Cycles(kernel, registers, tile);
                        if (cycles < least)
                            (best, least) = (tile, cycles);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>Estimated cycles of the kernel with the best tile.</summary>
    public static double LeastCycles(NhwcWeightGradientKernel kernel, RegisterFile registers) =>
        Cycles(kernel, registers, Choose(kernel, registers));

    /// <summary>
    /// Estimated cycles of one sample: two multiply-adds and two loads a cycle, and what it costs to add the sums to memory.
    /// </summary>
    public static double Cycles(NhwcWeightGradientKernel kernel, RegisterFile registers, WeightGradientTile tile)
    {
        const int Samples = 8;
        LaneCost input = kernel.InputCosts.Of(registers);
        double cycles = 0;
        double pixels = kernel.Rows * kernel.Columns;
        int tapRowGroups = tile.WholeKernel ? 1 : kernel.Input.TapRows;
        foreach (Segment column in Segment.Split(kernel.Input.TapColumns, tile.TapColumns))
        {
            foreach (Segment channel in Segment.Split(kernel.Channels, tile.Channels))
            {
                int entries = tile.TapRows(kernel) * column.Tile * channel.Tile;
                int sums = entries * tile.Vectors;
                bool shares = tile.SharesInputs(kernel, registers);
                double inputs = shares ? entries / (double)column.Tile : entries;
                double loads = inputs * input.Loads + (shares ? 1 : tile.Vectors);
                double step = Math.Max(Math.Max(sums + inputs * input.Steps, registers.Latency), loads) / 2.0;
                cycles += tapRowGroups * column.Count * channel.Count * (pixels * step + (20 + 1.5 * sums) / Samples + 2 * kernel.Rows);
            }
        }

        return cycles * kernel.Blocks * registers.VectorsPerBlock / tile.Vectors;
    }

    private static IEnumerable<int> VectorCounts(int blocks, RegisterFile registers)
    {
        for (int vectors = 1; vectors <= 4; vectors++)
            if (blocks * registers.VectorsPerBlock % vectors == 0)
                yield return vectors;
    }
}
