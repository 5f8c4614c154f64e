namespace Unroll;

/// <summary>
/// A loss of all samples of a mini-batch together, for a stage with CustomLoss: it computes the loss of their values and its gradient by
/// each of them. It may look from sample to sample, as losses that mine pairs or triplets do. It is called once a mini-batch, on the thread
/// that called ComputeGradients or Evaluate. It may use other networks, but not this one. What it throws reaches the caller; the gradients
/// of the network are empty then. A loss that is infinite or NaN is returned, and no step is taken with its gradients.
/// </summary>
/// <param name="values">The values of the stage: <paramref name="samples"/> x its length, one sample behind the other in canonical order
/// (row, column, channel).</param>
/// <param name="gradients">Receives the derivative of the loss by each value, in the same order; all zero when the function is called. The
/// weight of the loss is multiplied in afterwards. In Evaluate nobody reads it.</param>
/// <param name="samples">The samples of the mini-batch.</param>
/// <returns>The loss of the mini-batch. Take the mean over its samples (or pairs, or triplets), as the other losses do, so that a learning
/// rate suits mini-batches of any size.</returns>
public delegate float LossFunction(ReadOnlySpan<float> values, Span<float> gradients, int samples);
