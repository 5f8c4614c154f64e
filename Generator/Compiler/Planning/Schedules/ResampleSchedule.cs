namespace Unroll.Generator.Planning;

/// <summary>How a resampling goes over its outputs.</summary>
/// <param name="Rows">The runs of rows, one call for each row.</param>
/// <param name="Columns">The runs of columns, each group straight-line code; null where the columns are read from a table.</param>
internal sealed record ResampleSchedule(IReadOnlyList<TapRun> Rows, IReadOnlyList<TapRun>? Columns)
{
    /// <summary>Sums that are under way at once where taps come from a table.</summary>
    public const int VectorsAtOnce = 4;

    /// <summary>Loads and stores that may stand in straight-line code beside their multiply-adds, as a part of the latter.</summary>
    private const int Share = 3;

    public static ResampleSchedule Of(ResampleKernel kernel, RegisterFile registers)
    {
        IReadOnlyList<TapRun> columns = TapRun.Of(kernel.Columns);
        int perPixel = kernel.IsVectorized ? 1 : kernel.Channels;
        int work = columns.Sum(run => Enumerable.Range(run.Start, run.Period).Sum(output => 1 + kernel.Columns.CountOf(output))) * perPixel;
        return new(TapRun.Of(kernel.Rows), work <= registers.MultiplyAdds / Share ? columns : null);
    }
}
