namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="BinaryCrossEntropyOperation"/>: logits, of which it takes the sigmoid itself.</summary>
internal sealed class BinaryCrossEntropyRule : LossRule
{
    protected override LossOperation Create(float weight) => new BinaryCrossEntropyOperation(weight);

    protected override bool Check(OperationContext context, int node, Shape shape) =>
        FollowsNone(context, node, "remove Sigmoid, or put it behind the loss, where Predict still returns probabilities", "Sigmoid")
        && FollowsNone(context, node, "remove it: logits are of either sign and of any size", "Softmax", "Tanh", "Relu");
}
