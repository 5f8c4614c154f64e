namespace Unroll;

/// <summary>
/// Normalizes each channel over the rows and columns of its sample, and then scales and shifts it: y = scale (x - mean) / sqrt(variance +
/// epsilon) + shift (Ulyanov, Vedaldi and Lempitsky, "Instance Normalization: The Missing Ingredient for Fast Stylization", 2016). Mean and
/// variance are those of the sample itself, the variance with the divisor n, in training as in prediction; there are no running averages.
/// </summary>
/// <remarks>
/// A channel of one pixel becomes its shift, for it is its own mean. Parameters of a stage named c: c.scale and c.shift, PyTorch's weight
/// and bias, a number each for a channel, which start at 1 and 0. L1, L2 and Init do not apply to them; Frozen does.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class InstanceNormAttribute : OperationAttribute
{
    /// <summary>What is added to the variance, above 0: 1e-5 by default, as PyTorch. Keras: 1e-3.</summary>
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>
    /// Whether each channel is scaled and shifted by learned numbers: true by default, as ONNX, and as Keras' GroupNormalization with a
    /// group for each channel. PyTorch: false.
    /// </summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: the scale and the shift in the same place, with the epsilon of the
    /// normalization that has them. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
