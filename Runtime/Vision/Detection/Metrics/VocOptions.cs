namespace Unroll.Vision;

/// <summary>How <see cref="DetectionEvaluator.EvaluateVoc"/> measures. The defaults are those of VOC since 2010, but for whole
/// pixels.</summary>
public sealed record VocOptions
{
    /// <summary>The IoU that a detection must reach, above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double OverlapThreshold
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(
            nameof(OverlapThreshold), value, "Expected an intersection over union, above 0 and at most 1.");
    } = 0.5;

    /// <summary>How a curve becomes one number: the area under it, or the 11 points of VOC until 2009.</summary>
    public PrecisionInterpolation Interpolation { get; init; } = PrecisionInterpolation.EveryPoint;

    /// <summary>
    /// Whether right and bottom are the last pixels of a box, as in the files of VOC, so that 1 is added to widths and heights: VOC's own
    /// program does so. Nothing else in the library does.
    /// </summary>
    public bool InclusivePixels { get; init; }
}
