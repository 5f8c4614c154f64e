using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>y = scale x + shift with learned numbers for each channel; parameters scale, shift.</summary>
internal sealed record ScaleShiftOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override bool FoldsIntoWeights => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="ScaleShiftOperation"/>: any value, channel by channel.</summary>
internal sealed class ScaleShiftBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (input.Shape is { } shape)
            context.Add(new ScaleShiftOperation(), shape, "ScaleShift", [input.Node], Weights.OfScaleShift(context, shape.Channels));
        else
            context.Forget();
    }
}
