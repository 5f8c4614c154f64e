namespace Unroll;

/// <summary>
/// Adds factor / 2 * sum w² over the stage's weights (not its biases) to the loss that ComputeGradients minimizes, so that a gradient grows
/// by factor * w, as with PyTorch's <c>weight_decay</c>; Keras' <c>regularizers.L2</c> has no 1/2: give twice its factor. Evaluate does not
/// count it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class L2Attribute : WeightsAttribute
{
    /// <summary>Adds the penalty.</summary>
    /// <param name="factor">How strong it is, at least 0.</param>
    public L2Attribute(float factor) => Factor = factor;

    /// <summary>How strong the penalty is.</summary>
    public float Factor { get; }
}
