namespace Unroll.Exchange.Import.Importers;

/// <summary>Joins two values, element by element, whose extents are brought to one another from the last on, as NumPy does.</summary>
internal static class Joining
{
    /// <summary>Adds the operation.</summary>
    /// <param name="context">The node.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second.</param>
    public static ImportedValue Join(NodeContext context, string attribute, ImportedValue left, ImportedValue right)
    {
        int rank = Math.Max(left.Rank, right.Rank);
        (left, right) = (Widened(left, rank), Widened(right, rank));
        if (left.Shape.Length < right.Shape.Length && attribute is not ("Subtract" or "Divide"))
            (left, right) = (right, left);
        if (Enumerable.Range(0, rank).Any(axis => right.Extents[axis] != 1 && right.Extents[axis] != left.Extents[axis]))
            throw context.Unsupported($"{context.Node.Operator} of values of one shape, or of one and a part of its extents");

        int[] varying = [.. Enumerable.Range(0, rank).Where(axis => right.Extents[axis] > 1)];
        if (left.Extents.SequenceEqual(right.Extents))
            return Alike(context, attribute, left, right);
        return attribute == "Multiply" && left.HasChannels(varying)
            ? Scaled(context, left, right)
            : throw context.Unsupported($"{context.Node.Operator} of values of one shape");
    }

    private static ImportedValue Widened(ImportedValue value, int rank) =>
        value.Reshape([.. Enumerable.Repeat(1, rank - value.Rank), .. value.Extents])!;

    /// <summary>Of one shape: the second value in the order of the first.</summary>
    private static ImportedValue Alike(NodeContext context, string attribute, ImportedValue left, ImportedValue right)
    {
        if (right.Operation.IsVector && !left.Operation.IsVector)
            left = context.AsVector(left);
        ElementOrder factors = left.Order.Split();
        if (right.Reshape(factors.Extents) is not { } split)
            (split, factors) = (right, left.Order);
        ImportedValue second = context.Arranged(split, factors.AxesOfValue(), left.Shape, left.Operation.IsVector);
        return context.Add(
            new DeclaredOperation(attribute, OperationPlace.Joining, left.Shape, left.Operation, second.Operation), left.Order);
    }

    /// <summary>A factor for each channel.</summary>
    private static ImportedValue Scaled(NodeContext context, ImportedValue left, ImportedValue right)
    {
        var vector = new ValueShape(1, 1, left.Shape.Channels);
        ImportedValue factors = context.Arranged(right, [.. Enumerable.Range(0, right.Rank)], vector, isVector: right.Shape != vector);
        return context.Add(
            new DeclaredOperation("Scale", OperationPlace.Behind, left.Shape, left.Operation, factors.Operation), left.Order);
    }
}
