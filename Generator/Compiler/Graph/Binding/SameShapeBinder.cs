namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds operations on values of one shape, however many, whose value has that shape too.</summary>
internal abstract class SameShapeBinder : JoinBinder
{
    protected sealed override (Operation Operation, Shape Shape)? Join(BindingContext context, List<BoundValue> values) =>
        AreEqual(context, values) ? (Create(), values[0].Shape!.Value) : null;

    protected sealed override Shape? Recover(List<BoundValue> values) =>
        values.Select(value => value.Shape).FirstOrDefault(shape => shape is not null);

    /// <summary>The operation.</summary>
    protected abstract Operation Create();
}
