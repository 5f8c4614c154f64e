namespace Unroll.Generator.Graph.Binding;

/// <summary>What several values become.</summary>
/// <param name="Operation">The operation on them.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Inputs">The nodes that it reads.</param>
internal readonly record struct Joined(Operation Operation, Shape Shape, int[] Inputs)
{
    /// <summary>An operation that reads the values as they are.</summary>
    public static Joined Of(Operation operation, Shape shape, IEnumerable<BoundValue> values) =>
        new(operation, shape, [.. values.Select(value => value.Node)]);
}
