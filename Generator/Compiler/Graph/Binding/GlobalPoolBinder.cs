using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds operations that make one number of every channel: height x width x channels to a vector of the channels.</summary>
internal abstract class GlobalPoolBinder : OperationBinder
{
    public sealed override void Apply(BindingContext context)
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
            context.Add(Create(), Shape.Vector(shape.Channels), context.Name, [input.Node]);
        }
    }

    /// <summary>The operation.</summary>
    protected abstract Operation Create();
}
