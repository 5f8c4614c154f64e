using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The cross-entropy of sigmoids and targets in [0, 1], the mean over all elements.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record BinaryCrossEntropyOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}

/// <summary>Binds <see cref="BinaryCrossEntropyOperation"/>: logits, of which it takes the sigmoid itself.</summary>
internal sealed class BinaryCrossEntropyBinder : LossBinder
{
    protected override LossOperation Create(float weight) => new BinaryCrossEntropyOperation(weight);

    protected override bool Check(BindingContext context, int node, Shape shape) =>
        FollowsNone(context, node, "remove Sigmoid, or put it behind the loss, where Predict still returns probabilities", ValueRange.Probability)
        && FollowsNone(context, node, "remove it: logits are of either sign and of any size", ValueRange.Distribution, ValueRange.Signed, ValueRange.NotNegative);
}
