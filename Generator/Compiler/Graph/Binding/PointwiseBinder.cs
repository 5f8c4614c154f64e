using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds operations that keep the shape of their input.</summary>
internal abstract class PointwiseBinder : OperationBinder
{
    public sealed override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (Resolve(context) is var (operation, text) && input.Shape is { } shape)
        {
            if (input.Node >= 0 && operation.IsIdempotent && context.State.Nodes[input.Node].Operation == operation)
                context.Hint(Ids.ChangesNothing, null, context.Name, $"{context.Name} (from '{input.Origin}')");
            context.Add(operation, shape, text, [input.Node]);
        }
        else
            context.Forget(input.Shape);
    }

    /// <summary>The operation and how a person would write it; null after a problem.</summary>
    protected abstract (Operation Operation, string Text)? Resolve(BindingContext context);
}
