namespace Unroll;

/// <summary>
/// Normalizes every channel and then scales and shifts it: y = scale (x - mean) / sqrt(variance + epsilon) + shift (Ioffe and Szegedy,
/// "Batch Normalization", 2015). In training mean and variance are those of the channel over all pixels of the mini-batch; in prediction
/// they are the running averages of what training saw, and the whole is folded into the weights before it where possible.
/// </summary>
/// <remarks>
/// Parameters of a stage named c: c.scale and c.shift, which are learned and start at 1 and 0, and c.mean and c.variance, which start at 0
/// and 1 and which training moves by <c>running += Momentum x (this mini-batch - running)</c>, the variance with the divisor n - 1, as
/// PyTorch. L1 and L2 do not apply to them. On a stage with <see cref="FrozenAttribute"/> training computes with the running averages and
/// leaves them as they are, as Keras.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class BatchNormAttribute : OperationAttribute
{
    /// <summary>
    /// The share of a new mini-batch in the running averages, above 0 and at most 1: 0.1 by default, as PyTorch. Keras counts the other way
    /// round: its momentum of 0.99 is 0.01 here.
    /// </summary>
    public float Momentum { get; set; } = 0.1f;

    /// <summary>What is added to the variance, above 0: 1e-5 by default, as PyTorch. Keras: 1e-3.</summary>
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its normalization in the same place, with the
    /// momentum and the epsilon of that. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
