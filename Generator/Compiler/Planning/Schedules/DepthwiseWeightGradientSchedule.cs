namespace Unroll.Generator.Planning;

/// <summary>How a weight gradient of a depthwise convolution goes over the weights and the pixels.</summary>
/// <param name="Vectors">Vectors of channels.</param>
/// <param name="TapColumns">Columns of taps in groups whose sums are under way together.</param>
/// <param name="Sums">How the sums over the pixels are taken.</param>
/// <param name="Parts">The pixels of a row in parts, behind which sums in single precision end where they are long.</param>
internal sealed record DepthwiseWeightGradientSchedule(
    int Vectors, IReadOnlyList<Segment> TapColumns, LongSums Sums, IReadOnlyList<Segment> Parts)
{
    private const int MostTapColumns = 9;

    public static DepthwiseWeightGradientSchedule Of(DepthwiseWeightGradientKernel kernel, RegisterFile registers)
    {
        LongSums sums = LongSums.Over(kernel.Rows, kernel.Columns, kernel.Columns);
        return new(
            (kernel.Channels + registers.Lanes - 1) / registers.Lanes,
            Segment.Split(kernel.Input.TapColumns, MostTapColumns),
            sums,
            Segment.Split(kernel.Columns, sums.PixelsAtOnce(kernel.Columns)));
    }
}
