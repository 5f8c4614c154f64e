namespace Unroll.Generator.Planning;

/// <summary>Counts the blocks of <see cref="GramMatrixKernel"/>.</summary>
internal sealed class GramMatrixTime : KernelTime<GramMatrixKernel>
{
    protected override KernelWork Count(GramMatrixKernel kernel, RegisterFile registers)
    {
        KernelWork work = default;
        foreach (Segment band in kernel.Bands)
        {
            double block = WeightGradientTile.LeastCycles(kernel.BlockOf(band.Tile), registers);
            work += band.Count * kernel.Pairs * new KernelWork(block, 4 * Vectors(GramMatrixKernel.BlockLength, registers));
        }

        return work;
    }
}
