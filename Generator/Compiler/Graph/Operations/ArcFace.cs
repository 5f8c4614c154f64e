using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The cross-entropy of scaled cosines, the right class with an angular margin (Deng et al., "ArcFace", 2019).</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Margin">What is added to the angle of the right class.</param>
/// <param name="Scale">What the cosines are multiplied by.</param>
internal sealed record ArcFaceOperation(float Weight, float Margin, float Scale) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Class;
}

/// <summary>Binds <see cref="ArcFaceOperation"/>: the value of a CosineDense.</summary>
internal sealed class ArcFaceBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Class;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape)
    {
        float? margin = context.Factor("Margin", 0.5f, allowZero: true), scale = context.Factor("Scale", 64, allowZero: false);
        if (margin is null || scale is null)
            return null;
        if (margin < (float)Math.PI)
            return new ArcFaceOperation(weight, margin.Value, scale.Value);
        context.Report(Ids.FactorOutOfRange, "Margin", "Margin", BindingContext.Text(margin.Value), "below pi");
        return null;
    }

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) =>
        ScoresValueOf<CosineDenseOperation>(context, values[0], "CosineDense(10), of the number of classes,");
}
