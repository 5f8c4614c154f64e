using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>A loss of all samples of a mini-batch, and its gradient, by a function of the caller.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record CustomLossOperation(float Weight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.None;

    public override bool ScoresMiniBatch => true;

    public override bool TakesFunction => true;
}

/// <summary>Binds <see cref="CustomLossOperation"/>: any value.</summary>
internal sealed class CustomLossBinder : LossBinder
{
    public override TargetKind Targets => TargetKind.None;

    public override bool TakesFunction => true;

    protected override LossOperation Create(BindingContext context, float weight, Shape shape) => new CustomLossOperation(weight);
}
