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
        {
            context.Forget(input.Shape);
            return;
        }

        Parameter[] parameters = Weights.OfBatchNorm(context, shape.Channels).ToArray();
        context.Add(Shared(context, parameters[0].Name, new BatchNormOperation(momentum.Value, epsilon.Value)), shape, "BatchNorm", [input.Node], parameters);
    }

    /// <summary>With the settings of the normalisation whose parameters it takes, if it does; others of its own are reported.</summary>
    private static BatchNormOperation Shared(OperationContext context, string scale, BatchNormOperation own)
    {
        if (context.TextOf("SharedWith") is not { } owner
            || context.State.Nodes.FirstOrDefault(node => node.Parameters.Any(parameter => parameter.Name == scale))?.Operation is not BatchNormOperation shared)
            return own;
        foreach ((string setting, bool differs) in new[] { ("Momentum", own.Momentum != shared.Momentum), ("Epsilon", own.Epsilon != shared.Epsilon) })
            if (differs && context.Has(setting))
                context.Report(Ids.SharedSettings, setting, setting, owner);
        return shared;
    }
}
