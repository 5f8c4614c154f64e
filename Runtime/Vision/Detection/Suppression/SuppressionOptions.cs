namespace Unroll.Vision;

/// <summary>What <see cref="NonMaxSuppression"/> keeps. The defaults are those of YOLOv5.</summary>
public sealed record SuppressionOptions
{
    /// <summary>Score 0.25, IoU 0.45, 300 detections: YOLOv5, and most detectors after it.</summary>
    public static SuppressionOptions Yolo { get; } = new();

    /// <summary>Score 0.05, IoU 0.5, 100 detections: the heads of torchvision's Faster R-CNN.</summary>
    public static SuppressionOptions FasterRcnn { get; } = new() { ScoreThreshold = 0.05f, OverlapThreshold = 0.5f, MostDetections = 100 };

    /// <summary>A score must be greater. Negative infinity lets every number pass that is greater.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN.</exception>
    public float ScoreThreshold
    {
        get;
        init => field = !float.IsNaN(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(ScoreThreshold), value, "Expected a number that scores must exceed.");
    } = 0.25f;

    /// <summary>A box is suppressed whose IoU with a kept one of a higher score is greater, from 0 to 1. Equal is not greater.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public float OverlapThreshold
    {
        get;
        init => field = value is >= 0 and <= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(OverlapThreshold), value, "Expected an intersection over union, from 0 to 1.");
    } = 0.45f;

    /// <summary>How many boxes of all classes together are kept, those of the highest scores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int MostDetections
    {
        get;
        init => field = value > 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(MostDetections), value, "Expected a positive number of detections.");
    } = 300;
}
