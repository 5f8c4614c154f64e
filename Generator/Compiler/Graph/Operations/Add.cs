using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sum of its inputs, all of one shape (at least two).</summary>
internal sealed record AddOperation : Operation
{
    public override bool FusesActivation => true;

    public override bool PassesToInitializer => true;
}

/// <summary>Binds <see cref="AddOperation"/>: all values have one shape.</summary>
internal sealed class AddBinder : JoinBinder
{
    protected override (Operation Operation, Shape Shape)? Join(BindingContext context, List<BoundValue> values) =>
        AreEqual(context, values) ? (new AddOperation(), values[0].Shape!.Value) : null;

    protected override Shape? Recover(List<BoundValue> values) =>
        values.Select(value => value.Shape).FirstOrDefault(shape => shape is not null);
}
