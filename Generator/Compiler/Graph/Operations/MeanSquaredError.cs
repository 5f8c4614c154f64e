using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of squared differences.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record MeanSquaredErrorOperation(float Weight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="MeanSquaredErrorOperation"/>: any value.</summary>
internal sealed class MeanSquaredErrorBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation Create(BindingContext context, float weight, Shape shape) => new MeanSquaredErrorOperation(weight);
}
