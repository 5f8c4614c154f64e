namespace Unroll;

/// <summary>
/// The cross-entropy of sigmoid(logit) with a <c>float</c> target from 0 to 1, element by element, the mean over samples and elements, as
/// PyTorch's <c>BCEWithLogitsLoss</c>. It stands after the logits, without a Sigmoid before it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
}
