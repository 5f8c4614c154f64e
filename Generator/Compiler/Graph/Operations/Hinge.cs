using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of max(0, 1 - target x value), targets -1 and 1.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record HingeOperation(float Weight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="HingeOperation"/>: scores of either sign.</summary>
internal sealed class HingeBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation Create(BindingContext context, float weight, Shape shape) => new HingeOperation(weight);

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) =>
        FollowsNone(
            context, values[0].Node, "remove it: a target of -1 asks for values of at most -1",
            ValueRange.Probability, ValueRange.Distribution, ValueRange.NotNegative)
        && FollowsNone(
            context, values[0].Node, "remove it: a target of +1 asks for values of at least 1", ValueRange.NotPositive);
}
