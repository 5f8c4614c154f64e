namespace Unroll.Generator.Planning;

/// <summary>How a weight gradient of a depthwise convolution goes over the weights and the pixels.</summary>
/// <param name="Vectors">Vectors of channels.</param>
/// <param name="TapRows">Rows of taps whose sums are under way together.</param>
/// <param name="TapColumns">Columns of taps in groups whose sums are under way together.</param>
/// <param name="PixelsAtOnce">Pixels of a row that are taken at once: neighbors share inputs.</param>
/// <param name="Sums">How the sums over the pixels are taken.</param>
/// <param name="Parts">The pixels of a row in parts, behind which sums in single precision end where they are long.</param>
internal sealed record DepthwiseWeightGradientSchedule(
    int Vectors, int TapRows, IReadOnlyList<Segment> TapColumns, int PixelsAtOnce, LongSums Sums, IReadOnlyList<Segment> Parts)
{
    /// <summary>Sums that are under way together: those of a 3x3 kernel.</summary>
    private const int MostTaps = 9;

    private const int MostPixels = 4;

    public static DepthwiseWeightGradientSchedule Of(DepthwiseWeightGradientKernel kernel, RegisterFile registers)
    {
        LongSums sums = LongSums.Over(kernel.Rows, kernel.Columns, kernel.Columns);
        return new(
            (kernel.Channels + registers.Lanes - 1) / registers.Lanes,
            kernel.Input.Taps <= MostTaps ? kernel.Input.TapRows : 1,
            Segment.Split(kernel.Input.TapColumns, MostTaps),
            Math.Min(kernel.Columns, MostPixels),
            sums,
            Segment.Split(kernel.Columns, sums.PixelsAtOnce(kernel.Columns)));
    }
}
