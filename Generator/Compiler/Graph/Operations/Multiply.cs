using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The product of its inputs, all of one shape (at least two).</summary>
internal sealed record MultiplyOperation : Operation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="MultiplyOperation"/>, and of a value and one number a channel <see cref="ScaleOperation"/>.</summary>
internal sealed class MultiplyBinder : ElementwiseBinder
{
    protected override Operation Create() => new MultiplyOperation();

    protected override Joined? Create(BindingContext context, List<BoundValue> values, Shape shape)
    {
        int factors = values.FindIndex(value => value.Shape is { Height: 1, Width: 1 } vector && vector.Channels == shape.Channels);
        return values.Count == 2 && factors >= 0 && shape is not { Height: 1, Width: 1 } && values[1 - factors].Shape == shape
            ? Joined.Of(new ScaleOperation(), shape, [values[1 - factors], values[factors]])
            : base.Create(context, values, shape);
    }
}
