namespace Unroll;

/// <summary>A loss of a network.</summary>
/// <param name="Name">The name of its argument: that of the stage it judges, unless that is taken.</param>
/// <param name="Kind">Its attribute: "SoftmaxCrossEntropy".</param>
/// <param name="Length">The elements it judges; where it takes labels, the number of classes.</param>
/// <param name="TakesLabels">Whether its target is one class index for each sample, in [0, <paramref name="Length"/>), rather than
/// <paramref name="Length"/> floats.</param>
/// <param name="Weight">The factor with which it enters the sum of the losses.</param>
/// <param name="Operation">Its place in <see cref="NetworkDescription.Operations"/>; -1 for a description that says nothing of
/// them.</param>
public sealed record LossDescription(string Name, string Kind, int Length, bool TakesLabels, float Weight, int Operation = -1);
