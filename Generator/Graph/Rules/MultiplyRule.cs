namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="MultiplyOperation"/>: all values have one shape.</summary>
internal sealed class MultiplyRule : JoinRule
{
    protected override (Operation Operation, Shape Shape)? Join(OperationContext context, List<Value> values) =>
        AreEqual(context, values) ? (new MultiplyOperation(), values[0].Shape!.Value) : null;

    protected override Shape? Recover(List<Value> values) => values.Select(value => value.Shape).FirstOrDefault(shape => shape is not null);
}
