namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of operations that keep the shape of their input.</summary>
internal abstract class PointwiseRule : Rule
{
    public sealed override void Apply(OperationContext context)
    {
        Value input = context.Input();
        if (Resolve(context) is var (operation, text) && input.Shape is { } shape)
            context.Add(operation, shape, text, [input.Node]);
        else
            context.Forget(input.Shape);
    }

    /// <summary>The operation and how a person would write it; null after a problem.</summary>
    protected abstract (Operation Operation, string Text)? Resolve(OperationContext context);
}
