namespace Unroll.Vision;

/// <summary>How a curve of precision and recall becomes one number. All take for the precision at a recall the greatest at that recall or a
/// greater one.</summary>
public enum PrecisionInterpolation
{
    /// <summary>The area under the curve: VOC since 2010.</summary>
    EveryPoint,

    /// <summary>The mean at the recalls 0, 0.1 and so on to 1: VOC until 2009.</summary>
    ElevenPoints,

    /// <summary>The mean at the recalls 0, 0.01 and so on to 1: COCO.</summary>
    HundredAndOnePoints,
}
