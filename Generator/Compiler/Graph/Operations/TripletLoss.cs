using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>max(0, |a - p|² - |a - n|² + margin) of three values (Schroff et al., "FaceNet", 2015, equation 2).</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Margin">How much farther the negative must be than the positive.</param>
internal sealed record TripletLossOperation(float Weight, float Margin) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.None;
}

/// <summary>Binds <see cref="TripletLossOperation"/>: the value before it, and two of other stages with its shape.</summary>
internal sealed class TripletLossBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.None;

    public override string[] StageArguments => ["positive", "negative"];

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape) =>
        context.Factor("Margin", 0.2f, allowZero: true) is { } margin ? new TripletLossOperation(weight, margin) : null;

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values)
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (values[i].Shape == values[0].Shape)
                continue;
            context.Report(Ids.ShapesDiffer, StageArguments[i - 1], context.Name, values[0].Text, values[i].Text, "");
            return false;
        }

        return true;
    }
}
