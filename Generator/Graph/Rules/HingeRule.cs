namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="HingeOperation"/>: scores of either sign.</summary>
internal sealed class HingeRule : LossRule
{
    protected override LossOperation Create(float weight) => new HingeOperation(weight);

    protected override bool Check(OperationContext context, int node, Shape shape) =>
        FollowsNone(context, node, "remove it: a target of -1 asks for values of at most -1", "Sigmoid", "Softmax", "Relu");
}
