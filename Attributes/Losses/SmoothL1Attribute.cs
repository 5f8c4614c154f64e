namespace Unroll;

/// <summary>
/// (value - target)² / (2 * Beta) where the two are nearer than <see cref="Beta"/>, and |value - target| - Beta / 2 elsewhere. It is the
/// mean over samples and elements, as PyTorch's <c>SmoothL1Loss</c> (Girshick, "Fast R-CNN", 2015, equation 3): outliers pull no harder
/// than by 1. Targets are <c>float</c>, as many as the value has elements.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SmoothL1Attribute : LossAttribute
{
    /// <summary>Where the parabola becomes a line, above 0; 1 by default, as in PyTorch.</summary>
    public float Beta { get; set; } = 1;
}
