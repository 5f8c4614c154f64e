using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Reads a spatial value as a vector in canonical order (row, column, channel).</summary>
internal sealed record FlattenOperation : RearrangingOperation
{
    /// <summary>Whether it is over a larger picture, where the rows and columns stay as they are.</summary>
    public bool Vanishes { get; init; }

    public override bool OnlyTrains => Vanishes;

    public override Slid Slide(SlidingInputs inputs) => inputs.Flattened();
}

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
