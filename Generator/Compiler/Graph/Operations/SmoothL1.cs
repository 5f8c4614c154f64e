using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// The mean of d² / (2 beta) where |d| is below beta, and of |d| - beta / 2 elsewhere, d = value - target (Girshick, "Fast R-CNN", 2015).
/// </summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Beta">Where the parabola becomes a line.</param>
internal sealed record SmoothL1Operation(float Weight, float Beta) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="SmoothL1Operation"/>: any value.</summary>
internal sealed class SmoothL1Binder : LossBinder
{
    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape) =>
        context.Factor("Beta", 1, allowZero: false) is { } beta ? new SmoothL1Operation(weight, beta) : null;
}
