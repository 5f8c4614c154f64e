namespace Unroll;

/// <summary>
/// The base of every loss. A loss judges the value before it in its stage and does not change it; a network may have several, and they add up,
/// each times its <see cref="Weight"/>. Losses are means over the samples of a mini-batch.
/// </summary>
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>The factor of this loss in the total, above 0; 1 by default.</summary>
    public float Weight { get; set; } = 1;
}
