using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The cross-entropy of sigmoids and targets in [0, 1], the mean over all elements.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record BinaryCrossEntropyOperation(float Weight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="BinaryCrossEntropyOperation"/>: logits, of which it takes the sigmoid itself.</summary>
internal sealed class BinaryCrossEntropyBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation Create(BindingContext context, float weight, Shape shape) => new BinaryCrossEntropyOperation(weight);

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) =>
        FollowsNone(
            context, values[0].Node, "remove it, or put it behind the loss, where Predict still returns probabilities",
            ValueRange.Probability)
        && FollowsNone(
            context, values[0].Node, "remove it: logits are of either sign and of any size",
            ValueRange.Distribution, ValueRange.Signed, ValueRange.NotNegative, ValueRange.NotPositive);
}
