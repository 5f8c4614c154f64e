using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The negative logarithm of the softmax of the right class.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record SoftmaxCrossEntropyOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => true;
}

/// <summary>Binds <see cref="SoftmaxCrossEntropyOperation"/>: a vector of at least two logits.</summary>
internal sealed class SoftmaxCrossEntropyBinder : LossBinder
{
    protected override LossOperation Create(float weight) => new SoftmaxCrossEntropyOperation(weight);

    protected override bool Check(BindingContext context, int node, Shape shape)
    {
        if (!shape.IsVector || shape.Channels < 2)
        {
            string advice = !shape.IsVector ? "put Flatten, GlobalAvgPool or Dense before it" : "give it one element a class, or use BinaryCrossEntropy";
            context.Report(Ids.LabelsNeedVector, null, shape.ToString(), advice);
            return false;
        }
        return FollowsNone(context, node, "remove Softmax, or put it behind the loss, where Predict still returns probabilities", ValueRange.Distribution)
            && FollowsNone(context, node, "remove it: logits are of either sign and of any size", ValueRange.Probability, ValueRange.Signed, ValueRange.NotNegative);
    }
}
