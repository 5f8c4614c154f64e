namespace Unroll;

/// <summary>
/// Points of which some may be hidden: the value is (x, y, visible) of each, three numbers a point, of which the third is a logit. The
/// target is (x, y, 1) of a point that is visible, and (anything finite, anything finite, 0) of one that is not, whose place then counts
/// for nothing.
/// </summary>
/// <remarks>
/// The loss of a sample is the mean over its points of the binary cross-entropy of the logit and, where the point is visible,
/// <see cref="PointWeight"/> times the <see cref="SmoothL1Attribute">smooth L1</see> of x and of y. Places that are parts of the picture
/// differ by less than <see cref="Beta"/>: half of their squared differences count. Targets are <c>float</c>, as many as the value has
/// elements.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LandmarksAttribute : LossAttribute
{
    /// <summary>Where the parabola becomes a line, above 0; 1 by default, as <see cref="SmoothL1Attribute.Beta"/>.</summary>
    public float Beta { get; set; } = 1;

    /// <summary>The factor of the differences of the places, above 0; 5 by default, as
    /// <see cref="LocalizationAttribute.BoxWeight"/>.</summary>
    public float PointWeight { get; set; } = 5;
}
