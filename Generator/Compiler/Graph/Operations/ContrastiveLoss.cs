using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>d² / 2 of the same kind, max(0, margin - d)² / 2 of different ones, of values d² (Hadsell et al., 2006).</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Margin">How far different kinds are pushed apart.</param>
internal sealed record ContrastiveLossOperation(float Weight, float Margin) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="ContrastiveLossOperation"/>: the value of a SquaredDistance.</summary>
internal sealed class ContrastiveLossBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape) =>
        context.Factor("Margin", 1, allowZero: false) is { } margin ? new ContrastiveLossOperation(weight, margin) : null;

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values) =>
        ScoresValueOf<SquaredDistanceOperation>(context, values[0], "SquaredDistance(nameof(left), nameof(right))");
}
