using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Normalizes every channel by its mean and variance, and scales and shifts it. Mean and variance are taken over the mini-batch in
/// training, and are running averages else. Parameters are scale, shift, mean, variance (Ioffe and Szegedy, 2015).
/// </summary>
/// <param name="Momentum">The share of a new mini-batch in the running averages.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record BatchNormOperation(float Momentum, float Epsilon) : Operation
{
    public override bool FusesActivation => true;

    public override bool PassesToInitializer => true;

    public override bool MixesSamples => true;

    public override bool FoldsIntoWeights => true;
}

/// <summary>Binds <see cref="BatchNormOperation"/>: any value, normalized channel by channel.</summary>
internal sealed class BatchNormBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        float? momentum = context.Factor("Momentum", 0.1f, allowZero: false);
        float? epsilon = context.Factor("Epsilon", 1e-5f, allowZero: false);
        if (momentum > 1)
        {
            context.Report(Ids.FactorOutOfRange, "Momentum", "Momentum", BindingContext.Text(momentum.Value), "at most 1");
            momentum = null;
        }

        if (momentum is null || epsilon is null || input.Shape is not { } shape)
        {
            context.Forget(input.Shape);
            return;
        }

        Parameter[] parameters = Weights.OfBatchNorm(context, shape.Channels).ToArray();
        BatchNormOperation operation = Shared(context, parameters[0].Name, new BatchNormOperation(momentum.Value, epsilon.Value));
        context.Add(operation, shape, "BatchNorm", [input.Node], parameters);
    }

    /// <summary>With the settings of the normalization whose parameters it takes, if it does; others of its own are reported.</summary>
    private static BatchNormOperation Shared(BindingContext context, string scale, BatchNormOperation own)
    {
        if (context.TextOf("SharedWith") is not { } owner
            || context.State.Nodes
                .FirstOrDefault(node => node.Parameters.Any(parameter => parameter.Name == scale))
                ?.Operation is not BatchNormOperation shared)
            return own;
        (string, bool)[] settings =
        [
            ("Momentum", own.Momentum != shared.Momentum),
            ("Epsilon", own.Epsilon != shared.Epsilon),
        ];
        foreach ((string setting, bool differs) in settings)
            if (differs && context.Has(setting))
                context.Report(Ids.SharedSettings, setting, setting, owner);
        return shared;
    }
}
