namespace Unroll.Generator.Planning;

/// <summary>Counts the elements of all windows of <see cref="WindowPoolKernel"/>, one by one.</summary>
internal sealed class WindowPoolTime : KernelTime<WindowPoolKernel>
{
    private const int Element = 4, Window = 8;

    protected override KernelWork Count(WindowPoolKernel kernel, RegisterFile registers)
    {
        PoolGeometry geometry = kernel.Geometry;
        double elements = Elements(geometry.RowRuns) * Elements(geometry.ColumnRuns), windows = (double)geometry.Rows * geometry.Columns;
        return new(0, kernel.Channels * (Element * elements + Window * windows));
    }

    private static double Elements(IEnumerable<PoolGeometry.Run> runs) => runs.Sum(run => (double)run.Count * run.Taps);
}
