namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds operations on exactly two values of one shape.</summary>
internal abstract class PairBinder : JoinBinder
{
    protected sealed override int Most => 2;

    protected sealed override Joined? Join(BindingContext context, List<BoundValue> values) =>
        AreEqual(context, values) && Join(values[0].Shape!.Value) is var (operation, shape)
            ? Joined.Of(operation, shape, values)
            : null;

    protected sealed override Shape? Recover(List<BoundValue> values) =>
        values.FirstOrDefault(value => value.Shape is not null).Shape is { } shape ? Join(shape).Shape : null;

    /// <summary>The operation on two values of this shape, and the shape of its value.</summary>
    protected abstract (Operation Operation, Shape Shape) Join(Shape shape);
}
