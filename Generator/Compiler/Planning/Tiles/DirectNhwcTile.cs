namespace Unroll.Generator.Planning;

/// <summary>A register tile of <see cref="DirectNhwcKernel"/>: output rows x output columns x vectors of filters.</summary>
internal readonly record struct DirectNhwcTile(int Rows, int Columns, int Vectors)
{
    public int Accumulators => Rows * Columns * Vectors;

    /// <summary>Blocks of filters that a tile computes, or the one of which it computes a part.</summary>
    public int Blocks(RegisterFile registers) => Math.Max(1, Vectors / registers.VectorsPerBlock);

    /// <summary>
    /// Whether the weights of a kernel row stay in registers beside the sums while the inputs pass by: neighboring outputs of stride 1
    /// then share the inputs that they both read.
    /// </summary>
    public bool SharesInputs(DirectNhwcKernel kernel, RegisterFile registers) =>
        Vectors == 1
        && kernel.Input.SharesInputs
        && Accumulators + kernel.Input.TapColumns + kernel.InputCosts.Of(registers).Registers <= registers.Accumulators + 2
        && kernel.Input.TapColumns * Work(kernel, registers) <= registers.MultiplyAdds;

    /// <summary>Multiply-adds of a tap, with what brings the inputs to their lanes.</summary>
    public int Work(DirectNhwcKernel kernel, RegisterFile registers) =>
        Accumulators + Rows * Columns * kernel.InputCosts.Of(registers).MostSteps;

    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static DirectNhwcTile Choose(DirectNhwcKernel kernel, RegisterFile registers)
    {
        var best = default(DirectNhwcTile);
        double least = double.MaxValue;
        int step = kernel.Epilogue.StoresPooled ? 2 : 1;
        foreach (int vectors in VectorCounts(kernel.Blocks, registers))
        {
            // The filters of a tile of several vectors share its inputs.
            if (vectors > 1 && kernel.Groups?.Holds(vectors * registers.Lanes) == false)
                continue;
            for (int rows = step; rows <= Math.Min(kernel.Rows, 4); rows += step)
            {
                for (int columns = step; columns <= kernel.Columns; columns += step)
                {
                    var tile = new DirectNhwcTile(rows, columns, vectors);
                    if (tile.Accumulators > registers.Accumulators || tile.Accumulators + vectors > registers.Accumulators + 3)
                        break;
                    double cycles = Cycles(kernel, registers, tile);
                    if (cycles < least)
                        (best, least) = (tile, cycles);
                }
            }
        }

        return best;
    }

    /// <summary>Estimated cycles of the kernel with the best tile.</summary>
    public static double LeastCycles(DirectNhwcKernel kernel, RegisterFile registers) =>
        Cycles(kernel, registers, Choose(kernel, registers));

    /// <summary>
    /// Estimated cycles of the kernel: two multiply-adds and two loads a cycle, a multiply-add's latency where too few sums
    /// are under way, and what it costs to begin and end a tile.
    /// </summary>
    public static double Cycles(DirectNhwcKernel kernel, RegisterFile registers, DirectNhwcTile tile)
    {
        LaneCost input = kernel.InputCosts.Of(registers);

        // Sums that are stored as they are pass through one instruction less.
        double end = kernel.Epilogue.Bias || kernel.Epilogue.Activation is not null ? 1.5 : 1;
        double cycles = 0;
        foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
        {
            foreach (Segment column in Segment.Split(kernel.Columns, tile.Columns))
            {
                int sums = row.Tile * column.Tile * tile.Vectors;
                bool shares = tile.SharesInputs(kernel, registers);
                double inputs = shares
                    ? row.Tile * (column.Tile + kernel.Input.TapColumns - 1.0) / kernel.Input.TapColumns
                    : row.Tile * column.Tile;
                double loads = inputs * input.Loads + (shares ? 1 : tile.Vectors);
                double step = Math.Max(Math.Max(sums + inputs * input.Steps, registers.Latency), loads) / 2.0;
                cycles += row.Count * column.Count * (step * kernel.Channels * kernel.Input.Taps + 15 + end * sums);
            }
        }

        cycles *= (double)kernel.Blocks * registers.VectorsPerBlock / tile.Vectors;
        if (kernel.StreamedWeights == 0)
            return cycles;

        // A single stream of weights can be asked for in time. Several are wanted at once where few sums use a weight, as in Winograd's
        // products; where each row of tiles uses it again, only the first one waits.
        double weights = (double)kernel.Blocks * kernel.BlockWeights;
        double all = Math.Max(weights, kernel.StreamedWeights);
        return cycles + weights * (
            tile.Vectors == 1 || kernel.Input.Taps > 1 ? CacheCost.PrefetchedCyclesPerFloat(all) : CacheCost.CyclesPerFloat(all));
    }

    /// <summary>Vector counts that cut the blocks into equal groups: parts of a block, or several whole blocks.</summary>
    private static IEnumerable<int> VectorCounts(int blocks, RegisterFile registers)
    {
        for (int vectors = 1; vectors <= 4; vectors++)
        {
            bool partOfBlock = registers.VectorsPerBlock % vectors == 0;
            bool wholeBlocks = vectors % registers.VectorsPerBlock == 0 && blocks % (vectors / registers.VectorsPerBlock) == 0;
            if (partOfBlock || wholeBlocks)
                yield return vectors;
        }
    }
}
