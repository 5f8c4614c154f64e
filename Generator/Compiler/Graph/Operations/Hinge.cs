using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of max(0, 1 - target x value), targets -1 and 1.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record HingeOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}

/// <summary>Binds <see cref="HingeOperation"/>: scores of either sign.</summary>
internal sealed class HingeBinder : LossBinder
{
    protected override LossOperation Create(float weight) => new HingeOperation(weight);

    protected override bool Check(BindingContext context, int node, Shape shape) =>
        FollowsNone(context, node, "remove it: a target of -1 asks for values of at most -1", ValueRange.Probability, ValueRange.Distribution, ValueRange.NotNegative);
}
