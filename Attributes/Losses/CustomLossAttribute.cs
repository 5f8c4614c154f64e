namespace Unroll;

/// <summary>
/// A loss by a function of the caller, who sees the values of this stage for all samples of a mini-batch and gives their gradients.
/// <c>ComputeGradients</c> and <c>Evaluate</c> take the function behind the number of samples, in field order:
/// <c>net.ComputeGradients(images, count, embeddingLoss)</c>. It takes no targets; what the function needs it brings. Behind it whole
/// networks may stand: the gradient of the input of one is the gradient of the value of another.
/// </summary>
/// <remarks>
/// The samples are computed in micro-batches, perhaps on several threads. The function is called once, when the values of all are there.
/// The result does not depend on how the mini-batch was cut. The samples are computed once more for their gradients, unless the network has
/// a single shard and the mini-batch fits into one micro-batch.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class CustomLossAttribute : LossAttribute
{
}
