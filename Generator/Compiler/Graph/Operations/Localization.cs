using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>One object or none: whether, where and of which class. Where there is none, only whether counts.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="BoxWeight">The factor of the squared differences of the box.</param>
internal sealed record LocalizationOperation(float Weight, float BoxWeight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="LocalizationOperation"/>: a vector of 5 numbers and at least one class.</summary>
internal sealed class LocalizationBinder : LossBinder
{
    private const int Fewest = 6;

    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape) =>
        context.Factor("BoxWeight", 5, allowZero: false) is { } box ? new LocalizationOperation(weight, box) : null;

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values)
    {
        Shape shape = values[0].Shape!.Value;
        if (shape.IsVector && shape.Channels >= Fewest)
        {
            return FollowsNone(
                context, values[0].Node, "remove it: the loss takes logits, and numbers of a box of any size",
                ValueRange.Distribution, ValueRange.Probability, ValueRange.NotPositive);
        }

        string advice = shape.IsVector
            ? "give it 5 numbers (object or none, x, y, width, height) and one for each class"
            : "put Flatten, GlobalAvgPool or Dense before it";
        context.Report(Ids.LabelsNeedVector, null, context.Name, "5 numbers and one a class", shape.ToString(), advice);
        return false;
    }
}
