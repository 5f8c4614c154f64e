using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Its first input, each channel multiplied by its number of the second input, which has one pixel (Hu et al., 2018).</summary>
internal sealed record ScaleOperation : Operation
{
    public override bool PassesToInitializer => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="ScaleOperation"/>: the value before it, times a stage of one number a channel.</summary>
internal sealed class ScaleBinder : OperationBinder
{
    public override string[] StageArguments => ["stage"];

    public override void Apply(BindingContext context)
    {
        BoundValue own = context.Input();
        string name = context.NameOf("stage") ?? "null";
        BoundValue vector = Reading.Named(context, name, "stage");
        if (own.Shape is not { } shape || vector.Shape is not { } factors)
        {
            context.Forget(own.Shape);
        }
        else if (factors is not { Height: 1, Width: 1 } || factors.Channels != shape.Channels)
        {
            context.Report(
                Ids.NotOneAChannel, "stage", shape.ToString(), BindingContext.Text(shape.Channels), vector.Origin, factors.ToString());
            context.Forget(shape);
        }
        else
        {
            context.Add(new ScaleOperation(), shape, $"Scale {name}", [own.Node, vector.Node]);
        }
    }
}
