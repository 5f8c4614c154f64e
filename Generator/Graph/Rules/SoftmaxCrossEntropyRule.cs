using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="SoftmaxCrossEntropyOperation"/>: a vector of at least two logits.</summary>
internal sealed class SoftmaxCrossEntropyRule : LossRule
{
    protected override LossOperation Create(float weight) => new SoftmaxCrossEntropyOperation(weight);

    protected override bool Check(OperationContext context, int node, Shape shape)
    {
        if (!shape.IsVector || shape.Channels < 2)
        {
            string advice = !shape.IsVector ? "put Flatten, GlobalAvgPool or Dense before it" : "give it one element a class, or use BinaryCrossEntropy";
            context.Report(Ids.LabelsNeedVector, null, shape.ToString(), advice);
            return false;
        }
        return FollowsNone(context, node, "remove Softmax, or put it behind the loss, where Predict still returns probabilities", "Softmax")
            && FollowsNone(context, node, "remove it: logits are of either sign and of any size", "Sigmoid", "Tanh", "Relu");
    }
}
