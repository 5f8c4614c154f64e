using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Reads a spatial value as a vector in canonical order (row, column, channel).</summary>
internal sealed record FlattenOperation : RearrangingOperation;

/// <summary>Any value to a vector of as many elements.</summary>
internal sealed class FlattenBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        if (input.Shape is { } shape)
            context.Add(new FlattenOperation(), Shape.Vector(shape.Length), "Flatten", [input.Node]);
        else
            context.Forget();
    }
}
