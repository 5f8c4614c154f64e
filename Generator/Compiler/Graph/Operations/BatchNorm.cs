using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
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

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="BatchNormOperation"/>: any value, normalized channel by channel.</summary>
internal sealed class BatchNormBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        float? momentum = context.Factor("Momentum", 0.1f, allowZero: false, most: 1);
        float? epsilon = context.Factor("Epsilon", 1e-5f, allowZero: false);
        if (momentum is null || epsilon is null || input.Shape is not { } shape)
        {
            context.Forget(input.Shape);
            return;
        }

        HintBias(context);
        Parameter[] parameters = Weights.OfBatchNorm(context, shape.Channels).ToArray();
        var own = new BatchNormOperation(momentum.Value, epsilon.Value);
        BatchNormOperation operation = Weights.SharedOperation<BatchNormOperation>(context, parameters[0].Name) ?? own;
        Weights.CheckShared(context, "Momentum", own.Momentum != operation.Momentum);
        Weights.CheckShared(context, "Epsilon", own.Epsilon != operation.Epsilon);
        context.Add(operation, shape, "BatchNorm", [input.Node], parameters);
    }

    // Of the operation straight before it on the stage, whose mean it subtracts.
    private static void HintBias(BindingContext context)
    {
        if (context.Index > 0 && context.StageSpec.Operations[context.Index - 1] is { } before
            && OperationBinder.Find(before.Name) is ConvBinder or DepthwiseConvBinder or DenseBinder or ConvTransposeBinder
            && before.Arguments.All(argument => argument.Name is not ("Bias" or "SharedWith")))
            context.HintBefore(Ids.BiasBeforeNorm, before.Name);
    }
}
