namespace Unroll;

/// <summary>
/// x - log sum exp(x) over the channels of every pixel; of a vector, over all of it: the logarithm of Softmax, which neither overflows nor
/// becomes minus infinity where a probability is too small for a number (PyTorch's LogSoftmax over the channels). Not before
/// SoftmaxCrossEntropy, which takes the logarithm itself; after it, <c>[Dense(10), SoftmaxCrossEntropy, LogSoftmax]</c>, training sees the
/// logits and Predict returns logarithms of probabilities.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LogSoftmaxAttribute : OperationAttribute
{
}
