using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Mean of every channel: height x width x channels to a vector of the channels.</summary>
internal sealed class GlobalAvgPoolRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
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
