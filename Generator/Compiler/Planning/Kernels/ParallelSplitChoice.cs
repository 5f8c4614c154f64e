namespace Unroll.Generator.Planning;

/// <summary>Chooses how kernels are divided.</summary>
internal static class ParallelSplitChoice
{
    /// <summary>
    /// Multiply-adds of a kernel from which on a share of it takes longer than to meet another thread: some ten microseconds.
    /// </summary>
    private const double LeastMultiplyAdds = 1 << 20;

    /// <summary>
    /// Rows of register tiles, or groups of Winograd's tiles, that are enough for two threads or four to have about equally many.
    /// </summary>
    public const int EnoughRows = 7;

    /// <param name="multiplyAdds">Multiply-adds of the kernel.</param>
    /// <param name="rows">The rows, or whatever it goes through from front to back.</param>
    /// <param name="blocks">Blocks of filters.</param>
    /// <param name="farWeights">Whether the weights come from beyond the second-level cache, so that each should be read by one
    /// thread.</param>
    public static ParallelSplit Of(double multiplyAdds, int rows, int blocks, bool farWeights) =>
        multiplyAdds < LeastMultiplyAdds ? ParallelSplit.None
        : rows >= EnoughRows && !(farWeights && blocks >= EnoughRows) ? ParallelSplit.Rows
        : blocks > 1 ? ParallelSplit.Filters
        : rows > 1 ? ParallelSplit.Rows
        : ParallelSplit.None;
}
