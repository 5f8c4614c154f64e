using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// x where it is positive, otherwise a learned slope times x (He et al., "Delving Deep into Rectifiers", 2015). Its parameter is
/// slope [1] or [channels].
/// </summary>
/// <param name="PerChannel">Whether each channel has a slope of its own.</param>
internal sealed record PReluOperation(bool PerChannel) : Operation
{
    public override bool IsRectifier => true;

    public override Slid Slide(SlidingInputs inputs) => PerChannel ? inputs.Pixels(this) : inputs.Elements(this);
}

/// <summary>Binds <see cref="PReluOperation"/>.</summary>
internal sealed class PReluBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        bool perChannel = context.Boolean("PerChannel", false);
        if (context.Number("slope", 0.25f) is { } slope && input.Shape is { } shape)
            context.Add(
                new PReluOperation(perChannel),
                shape,
                perChannel ? "PRelu per channel" : "PRelu",
                [input.Node],
                [Weights.OfSlope(context, perChannel ? shape.Channels : 1, slope)]);
        else
            context.Forget(input.Shape);
    }
}
