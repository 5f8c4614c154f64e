using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="BatchNormOperation"/>: any value, normalised channel by channel.</summary>
internal sealed class BatchNormRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        float? momentum = context.Factor("Momentum", 0.1f, allowZero: false);
        float? epsilon = context.Factor("Epsilon", 1e-5f, allowZero: false);
        if (momentum > 1)
        {
            context.Report(Ids.FactorOutOfRange, "Momentum", "Momentum", OperationContext.Text(momentum.Value), "at most 1");
            momentum = null;
        }

        if (momentum is null || epsilon is null || input.Shape is not { } shape)
            context.Forget(input.Shape);
        else
            context.Add(new BatchNormOperation(momentum.Value, epsilon.Value), shape, "BatchNorm", [input.Node], Weights.OfBatchNorm(context, shape.Channels));
    }
}
