namespace Unroll;

/// <summary>
/// Divides the channels into groups of neighbors, normalizes each group over all of its pixels and channels, and then scales and shifts
/// each channel: y = scale (x - mean) / sqrt(variance + epsilon) + shift (Wu and He, "Group Normalization", 2018). Mean and variance are
/// those of the sample itself, the variance with the divisor n, in training as in prediction; there are no running averages.
/// </summary>
/// <remarks>
/// <c>GroupNorm(1)</c> normalizes a whole sample: the layer normalization of convolutional networks in that paper. With as many groups as
/// channels it is <see cref="InstanceNormAttribute"/>; <see cref="LayerNormAttribute"/> normalizes each pixel by itself. Parameters of a
/// stage named c: c.scale and c.shift, PyTorch's weight and bias, a number each for a channel, which start at 1 and 0. L1, L2 and Init do
/// not apply to them; Frozen does.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GroupNormAttribute : OperationAttribute
{
    /// <summary>Adds the normalization.</summary>
    /// <param name="groups">The groups, at least 1; their number divides that of the channels. The paper has 32, as has Keras by
    /// default.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>The groups.</summary>
    public int Groups { get; }

    /// <summary>What is added to the variance, above 0: 1e-5 by default, as PyTorch and the paper. Keras: 1e-3.</summary>
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>Whether each channel is scaled and shifted by learned numbers: true by default, as PyTorch and Keras.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: the scale and the shift in the same place, with the epsilon of the
    /// normalization that has them. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
