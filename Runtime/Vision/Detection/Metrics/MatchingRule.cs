namespace Unroll.Vision.Metrics;

/// <summary>Which detection is of which truth.</summary>
/// <param name="Thresholds">IoUs, at least one of which is reached; up to 32.</param>
/// <param name="TakesBest">
/// VOC: a detection is of the truth that it overlaps most, and wrong where another has that. Otherwise COCO: of the one that it overlaps
/// most of those that no other has, and rather of one that counts.
/// </param>
/// <param name="InclusivePixels">Whether corners are the last pixels, so that a box from 2 to 5 is 4 wide.</param>
/// <param name="MostDetections">The best detections of a picture that are looked at.</param>
/// <param name="LeastArea">Things smaller than this are ignored.</param>
/// <param name="GreatestArea">Things larger than this are ignored.</param>
internal sealed record MatchingRule(
    double[] Thresholds, bool TakesBest, bool InclusivePixels = false, int MostDetections = int.MaxValue, double LeastArea = 0,
    double GreatestArea = double.PositiveInfinity)
{
    /// <summary>Whether a truth is not counted.</summary>
    public bool Ignores(GroundTruth truth) => truth.IsIgnored || truth.IsCrowd || IsOutside(truth.Area ?? Area(truth.Box));

    /// <summary>Whether a detection that is of no truth is not counted.</summary>
    public bool Ignores(Box detection) => IsOutside(Area(detection));

    /// <summary>The overlap of a detection with a truth, in double precision.</summary>
    public double Overlap(Box detection, GroundTruth truth)
    {
        double more = InclusivePixels ? 1 : 0;
        Box other = truth.Box;
        double width = (double)Math.Min(detection.Right, other.Right) - Math.Max(detection.Left, other.Left) + more;
        double height = (double)Math.Min(detection.Bottom, other.Bottom) - Math.Max(detection.Top, other.Top) + more;
        if (width <= 0 || height <= 0)
            return 0;
        double shared = width * height, own = Area(detection);
        // COCO's; VOC has no crowds.
        return shared / (truth.IsCrowd && !TakesBest ? own : own + Area(other) - shared);
    }

    private double Area(Box box)
    {
        double more = InclusivePixels ? 1 : 0;
        return ((double)box.Right - box.Left + more) * ((double)box.Bottom - box.Top + more);
    }

    private bool IsOutside(double area) => area < LeastArea || area > GreatestArea;
}
