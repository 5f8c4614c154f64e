using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of every channel over all pixels; the value is a vector of the channels.</summary>
internal sealed record GlobalAvgPoolOperation : Operation
{
    public override bool PassesToInitializer => true;
}

/// <summary>Mean of every channel: height x width x channels to a vector of the channels.</summary>
internal sealed class GlobalAvgPoolBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (input.Shape is not { } shape)
        {
            context.Forget();
        }
        else if (shape.IsVector)
        {
            context.Report(Ids.NotSpatial, null, context.Name, shape.ToString(), input.Origin);
            context.Forget(shape);
        }
        else
        {
            context.Add(new GlobalAvgPoolOperation(), Shape.Vector(shape.Channels), "GlobalAvgPool", [input.Node]);
        }
    }
}
