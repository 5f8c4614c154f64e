namespace Unroll.Vision;

/// <summary>What is to be found in a picture.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">What.</param>
public readonly record struct GroundTruth(Box Box, int Class)
{
    /// <summary>Whether it need not be found: "difficult" of VOC. A detection of it counts neither for nor against the detector.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>
    /// Whether the box is around a crowd, "iscrowd" of COCO: it is ignored, too, any number of detections may be of it, and their overlap
    /// is the share of the detection that lies within it.
    /// </summary>
    public bool IsCrowd { get; init; }

    /// <summary>The area by which COCO tells small things from large ones, that of the outline in COCO's files; null for the area of the
    /// box.</summary>
    public float? Area { get; init; }
}
