namespace Unroll;

/// <summary>
/// exp(x) / sum exp(x) over the channels of every pixel; of a vector, over all of it. Not before SoftmaxCrossEntropy, which wants the
/// logits themselves; after it, <c>[Dense(10), SoftmaxCrossEntropy, Softmax]</c>, training sees the logits and Predict returns
/// probabilities.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SoftmaxAttribute : OperationAttribute
{
}
