namespace Unroll.Generator.Graph.Rules;

/// <summary>Any value to a vector of as many elements.</summary>
internal sealed class FlattenRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        if (input.Shape is { } shape)
            context.Add(new FlattenOperation(), Shape.Vector(shape.Length), "Flatten", [input.Node]);
        else
            context.Forget();
    }
}
