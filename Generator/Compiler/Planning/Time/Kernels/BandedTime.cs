namespace Unroll.Generator.Planning;

/// <summary>Counts the parts of <see cref="BandedKernel"/>.</summary>
internal sealed class BandedTime : KernelTime<BandedKernel>
{
    protected override KernelWork Count(BandedKernel kernel, RegisterFile registers)
    {
        KernelWork work = default;
        int rows = 0;
        foreach (Segment band in kernel.Bands)
        {
            work += band.Count * WorkOf(kernel.DepthwiseOf(band.Tile), registers);
            if (kernel.PointwiseOf(band.Tile) is { } pointwise)
                work += band.Count * WorkOf(pointwise, registers);
            rows += band.Count * (kernel.WindowRows(band.Tile) - kernel.Overlap);
        }

        return kernel.BeforeRow is { } before ? work + (rows + kernel.Overlap) * WorkOf(before, registers) : work;
    }
}
