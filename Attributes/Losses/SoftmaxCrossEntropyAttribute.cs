namespace Unroll;

/// <summary>
/// The cross-entropy of softmax(logits) with the class index of each sample, an <c>int</c> from 0 to classes - 1: -log
/// softmax(logits)[label], the mean over samples, as PyTorch's <c>CrossEntropyLoss</c>. It stands after the logits, without a Softmax
/// before it.
/// </summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
}
