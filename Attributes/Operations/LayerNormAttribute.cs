namespace Unroll;

/// <summary>
/// Normalizes each pixel over its channels, a vector over all of its elements, and then scales and shifts each channel: y = scale (x -
/// mean) / sqrt(variance + epsilon) + shift (Ba, Kiros and Hinton, "Layer Normalization", 2016). Mean and variance are those of the pixel
/// itself, the variance with the divisor n, in training as in prediction; there are no running averages.
/// </summary>
/// <remarks>
/// That is Keras' LayerNormalization of the last axis, its default, PyTorch's <c>LayerNorm(channels)</c> of values whose channels come
/// last, and the one of ConvNeXt. A whole image is normalized by <see cref="GroupNormAttribute">GroupNorm(1)</see>. Parameters of a stage
/// named c: c.scale and c.shift, PyTorch's weight and bias, a number each for a channel, which start at 1 and 0. L1, L2 and Init do not
/// apply to them; Frozen does.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LayerNormAttribute : OperationAttribute
{
    /// <summary>What is added to the variance, above 0: 1e-5 by default, as PyTorch. Keras: 1e-3.</summary>
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>Whether each channel is scaled and shifted by learned numbers: true by default, as PyTorch and Keras.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: the scale and the shift in the same place, with the epsilon of the
    /// normalization that has them. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
