using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The product of its inputs, all of one shape (at least two).</summary>
internal sealed record MultiplyOperation : Operation;

/// <summary>Binds <see cref="MultiplyOperation"/>: all values have one shape.</summary>
internal sealed class MultiplyBinder : JoinBinder
{
    protected override (Operation Operation, Shape Shape)? Join(BindingContext context, List<BoundValue> values) =>
        AreEqual(context, values) ? (new MultiplyOperation(), values[0].Shape!.Value) : null;

    protected override Shape? Recover(List<BoundValue> values) =>
        values.Select(value => value.Shape).FirstOrDefault(shape => shape is not null);
}
