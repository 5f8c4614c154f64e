namespace Unroll.Generator.Planning;

/// <summary>Counts the elements of all windows of <see cref="PoolKernel"/>.</summary>
internal sealed class PoolTime : KernelTime<PoolKernel>
{
    /// <summary>Instructions for an element: a maximum looks for NaN, too; and those of a window besides.</summary>
    private const int Largest = 3, Added = 1, Window = 4;

    protected override KernelWork Count(PoolKernel kernel, RegisterFile registers)
    {
        PoolGeometry geometry = kernel.Geometry;
        double elements = Elements(geometry.RowRuns) * Elements(geometry.ColumnRuns), windows = (double)geometry.Rows * geometry.Columns;
        int element = geometry.Function == PoolFunction.Max ? Largest : Added;
        return new(0, geometry.Blocks * registers.VectorsPerBlock * (element * elements + Window * windows));
    }

    private static double Elements(IEnumerable<PoolGeometry.Run> runs) => runs.Sum(run => (double)run.Count * run.Taps);
}
