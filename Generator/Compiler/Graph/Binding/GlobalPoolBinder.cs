namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds operations that make one number of every channel: height x width x channels to a vector of the channels.</summary>
internal abstract class GlobalPoolBinder : OperationBinder
{
    public sealed override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (context.Spatial(input) is { } shape)
            context.Add(Create(), Shape.Vector(shape.Channels), context.Name, [input.Node]);
        else
            context.Forget(input.Shape);
    }

    /// <summary>The operation.</summary>
    protected abstract Operation Create();
}
