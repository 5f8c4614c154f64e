namespace Unroll.Generator.Planning;

/// <summary>
/// A register tile of <see cref="Col2ImKernel"/>: output rows of one column of pixels x vectors under a row of the kernel.
/// </summary>
/// <param name="Rows">The rows.</param>
/// <param name="Vectors">The vectors.</param>
/// <param name="Lanes">The lanes of the last vector that are stored; 0 for all.</param>
internal readonly record struct Col2ImTile(int Rows, int Vectors, int Lanes = 0)
{
    /// <summary>
    /// The most rows of a kernel: they are straight-line code, each with ten references to locals at the least, and a method may have
    /// 2,500.
    /// </summary>
    public const int MostTapRows = 200;

    /// <summary>Rows of the input that the tile adds to.</summary>
    public int TargetRows(Col2ImKernel kernel) => (Rows - 1) * kernel.Target.Window.StrideY + kernel.Target.TapRows;

    /// <summary>The tile with the least estimated time for the whole kernel.</summary>
    public static Col2ImTile Choose(Col2ImKernel kernel, RegisterFile registers)
    {
        var best = new Col2ImTile(1, 1);
        double least = double.MaxValue;
        int all = kernel.Blocks * registers.VectorsPerBlock;
        for (int rows = 1; rows <= Math.Min(kernel.Rows, registers.Accumulators); rows++)
        {
            for (int vectors = 1; vectors <= all; vectors++)
            {
                // Every tile begins at the same part of a block.
                if (registers.VectorsPerBlock % vectors != 0 && vectors % registers.VectorsPerBlock != 0)
                    continue;
                var tile = new Col2ImTile(rows, vectors);
                if (tile.TargetRows(kernel) * vectors + rows > registers.Accumulators + 2
                    || rows * kernel.Target.TapRows * vectors > registers.MultiplyAdds)
                    break;
                double cycles = Cycles(kernel, registers, tile);
                if (cycles < least)
                    (best, least) = (tile, cycles);
            }
        }

        return best;
    }

    /// <summary>Estimated cycles of the kernel with the best tile.</summary>
    public static double LeastCycles(Col2ImKernel kernel, RegisterFile registers) => Cycles(kernel, registers, Choose(kernel, registers));

    /// <summary>Estimated cycles: two multiply-adds and two loads a cycle, and what it costs to add the sums to memory.</summary>
    public static double Cycles(Col2ImKernel kernel, RegisterFile registers, Col2ImTile tile)
    {
        double cycles = 0;
        foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
        {
            foreach (Segment vector in kernel.Vectors(registers, tile.Vectors))
            {
                int products = row.Tile * kernel.Target.TapRows * vector.Tile;
                int sums = ((row.Tile - 1) * kernel.Target.Window.StrideY + kernel.Target.TapRows) * vector.Tile;
                double loads = kernel.Target.TapRows * vector.Tile + row.Tile;
                double step = Math.Max(Math.Max(products, registers.Latency), loads) / 2.0;
                cycles += row.Count * vector.Count * kernel.Columns * (step * kernel.Filters + 25 + 2 * sums);
            }
        }

        return cycles;
    }
}
