namespace Unroll.Generator.Planning;

/// <summary>How a depthwise convolution goes over its outputs.</summary>
/// <param name="Columns">Output columns in groups whose sums are under way together.</param>
/// <param name="MultiplyAdds">Multiply-adds that may stand in one method.</param>
internal sealed record DepthwiseSchedule(IReadOnlyList<Segment> Columns, int MultiplyAdds)
{
    /// <summary>
    /// Output pixels whose sums are under way together: enough to hide the latency of a multiply-add, and few for small register files.
    /// </summary>
    private const int MostPixels = 7;

    /// <summary>Pixels of a whole group.</summary>
    public int PixelsAtOnce => Columns[0].Tile;

    public static DepthwiseSchedule Of(DepthwiseKernel kernel, RegisterFile registers) =>
        new(Segment.Split(kernel.Columns, Math.Min(kernel.Columns, MostPixels)), registers.MultiplyAdds);

    /// <summary>The taps that are straight-line code for so many pixels.</summary>
    public TapLoop LoopOf(WindowedInput input, int pixels) =>
        input.Taps * pixels <= MultiplyAdds / 2 ? TapLoop.WholeKernel
        : input.TapColumns * pixels > MultiplyAdds ? TapLoop.SingleTap
        : TapLoop.KernelRow;
}
