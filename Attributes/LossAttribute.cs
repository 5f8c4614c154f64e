namespace Unroll;

/// <summary>
/// The base of every loss. A loss scores the value before it in its stage and does not change it; a network may have several, and they add
/// up, each times its <see cref="Weight"/>. Losses are means over the samples of a mini-batch.
/// </summary>
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>The factor of this loss in the total, above 0; 1 by default. A network changes it by
    /// <c>Losses["name"].Weight</c>.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>
    /// The name of the stage of the network's proper loss of the same kind, if this one is on an auxiliary head: one that helps to train
    /// what lies below it, by the same targets, and is no output. Predict and Evaluate leave it out. Write <c>AuxiliaryTo =
    /// nameof(scores)</c>.
    /// </summary>
    public string? AuxiliaryTo { get; set; }
}
