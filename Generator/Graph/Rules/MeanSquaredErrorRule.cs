namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="MeanSquaredErrorOperation"/>: any value.</summary>
internal sealed class MeanSquaredErrorRule : LossRule
{
    protected override LossOperation Create(float weight) => new MeanSquaredErrorOperation(weight);
}
