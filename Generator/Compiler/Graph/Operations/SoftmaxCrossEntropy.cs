using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The negative logarithm of the softmax of the right class, or the mean of those of all classes by their
/// probabilities.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="LabelSmoothing">The share of the target that is spread evenly over all classes, in [0, 1).</param>
internal sealed record SoftmaxCrossEntropyOperation(float Weight, float LabelSmoothing) : LossOperation(Weight)
{
    /// <summary>Whether it is told a probability for each class.</summary>
    public bool Probabilities { get; init; }

    public override TargetKind Targets => Probabilities ? TargetKind.Probabilities : TargetKind.Class;
}

/// <summary>Binds <see cref="SoftmaxCrossEntropyOperation"/>: a vector of at least two logits.</summary>
internal sealed class SoftmaxCrossEntropyBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Class;

    public override TargetKind TargetsOf(OperationSpec operation) =>
        operation.Arguments.Any(argument => argument is { Name: "Probabilities", Value: BooleanValue { Value: true } })
            ? TargetKind.Probabilities
            : TargetKind.Class;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape)
    {
        float? smoothing = context.Factor("LabelSmoothing", 0, allowZero: true);
        if (smoothing >= 1)
        {
            context.Report(
                Ids.FactorOutOfRange, "LabelSmoothing", "LabelSmoothing", BindingContext.Text(smoothing.Value), "at least 0 and below 1");
            return null;
        }

        bool probabilities = context.Boolean("Probabilities", false);
        if (probabilities && context.Has("IgnoredLabel"))
        {
            context.Report(Ids.SettingOfOtherMode, "IgnoredLabel", "IgnoredLabel", "class indices", "Probabilities is true");
            return null;
        }

        int? ignored = context.Has("IgnoredLabel") ? context.Integer("IgnoredLabel", BlockArguments.LeastNumber) : null;
        return smoothing is null || !TakeWeights(context, shape.Channels, out EquatableArray<float> weights) ? null
            : new SoftmaxCrossEntropyOperation(weight, smoothing.Value)
            {
                ClassWeights = weights,
                IgnoredLabel = ignored,
                Probabilities = probabilities,
            };
    }

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values)
    {
        Shape shape = values[0].Shape!.Value;
        if (!shape.IsVector || shape.Channels < 2)
        {
            string advice = !shape.IsVector
                ? "put Flatten, GlobalAvgPool or Dense before it"
                : "give it one element a class, or use BinaryCrossEntropy";
            context.Report(Ids.LabelsNeedVector, null, context.Name, "at least two logits, one a class", shape.ToString(), advice);
            return false;
        }

        int node = values[0].Node;
        return FollowsNone(context, node, "remove Softmax, or put it behind the loss, where Predict still returns probabilities",
                ValueRange.Distribution)
            && FollowsNone(context, node, "remove LogSoftmax, or put it behind the loss, which takes the logarithm itself",
                ValueRange.NotPositive)
            && FollowsNone(context, node, "remove it: logits are of either sign and of any size",
                ValueRange.Probability, ValueRange.Signed, ValueRange.NotNegative);
    }

    /// <summary>The factors of the classes: one for each, at least 0, and one above.</summary>
    private static bool TakeWeights(BindingContext context, int classes, out EquatableArray<float> weights)
    {
        weights = context.Reals("ClassWeights");
        if (!context.Has("ClassWeights"))
            return true;
        if (weights.Count != classes)
        {
            context.Report(Ids.ClassWeights, "ClassWeights", -1, BindingContext.Text(weights.Count), BindingContext.Text(classes));
            return false;
        }

        for (int element = 0; element < weights.Count; element++)
        {
            if (weights[element] >= 0 && weights[element] <= float.MaxValue)
                continue;
            context.Report(
                Ids.FactorOutOfRange, "ClassWeights", element, "ClassWeights", BindingContext.Text(weights[element]), "at least 0");
            return false;
        }

        if (weights.Any(weight => weight > 0))
            return true;
        context.Report(Ids.FactorOutOfRange, "ClassWeights", -1, "ClassWeights", "0 for every class", "above 0 for one at least");
        return false;
    }
}
