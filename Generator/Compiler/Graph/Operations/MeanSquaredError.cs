using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of squared differences.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal sealed record MeanSquaredErrorOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}

/// <summary>Binds <see cref="MeanSquaredErrorOperation"/>: any value.</summary>
internal sealed class MeanSquaredErrorBinder : LossBinder
{
    protected override LossOperation Create(float weight) => new MeanSquaredErrorOperation(weight);
}
