using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph;

/// <summary>
/// y = scale (x - mean) / sqrt(variance + epsilon) + shift, with the mean and the variance of some elements of the same sample, in training
/// as in prediction. Parameters, where it has any, are scale, shift of [channels].
/// </summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Affine">Whether there are scale and shift.</param>
internal abstract record SampleNormOperation(float Epsilon, bool Affine) : Operation
{
    public override bool PassesToInitializer => true;

    /// <summary>
    /// The groups of channels that are normalized together, over all pixels; null where each pixel is normalized by itself.
    /// </summary>
    /// <param name="channels">The channels of the value.</param>
    public abstract int? GroupsOf(int channels);

    public override Slid Slide(SlidingInputs inputs) => GroupsOf(inputs.Channels) is null
        ? inputs.Pixels(this)
        : Slid.Cannot(
            "it normalizes by all pixels of a window, and windows share pixels; use BatchNorm or LayerNorm, or predict crop by crop");
}
