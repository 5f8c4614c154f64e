namespace Unroll;

/// <summary>
/// Adds factor * sum |w| over the stage's weights (not its biases) to the loss that ComputeGradients minimizes; Evaluate does not count it.
/// Keras' <c>regularizers.L1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class L1Attribute : WeightsAttribute
{
    /// <summary>Adds the penalty.</summary>
    /// <param name="factor">How strong it is, at least 0.</param>
    public L1Attribute(float factor) => Factor = factor;

    /// <summary>How strong the penalty is.</summary>
    public float Factor { get; }
}
