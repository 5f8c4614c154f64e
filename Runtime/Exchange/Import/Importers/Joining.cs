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
        (ImportedValue whole, ImportedValue part) = left.Shape.Length < right.Shape.Length ? (right, left) : (left, right);
        if (Enumerable.Range(0, rank).Any(axis => part.Extents[axis] != 1 && part.Extents[axis] != whole.Extents[axis]))
            throw context.Unsupported($"{context.Node.Operator} of values of one shape, or of one and a part of its extents");

        int[] varying = [.. Enumerable.Range(0, rank).Where(axis => part.Extents[axis] > 1)];
        if (whole.Extents.SequenceEqual(part.Extents))
            return Alike(context, attribute, left, right);
        if (attribute == "Multiply" && whole.HasChannels(varying) && whole.Shape.Height * whole.Shape.Width > 1)
            return Scaled(context, whole, part);
        ImportedValue repeated = Repeated(context, whole, part);
        (left, right) = ReferenceEquals(whole, left) ? (whole, repeated) : (repeated, whole);
        var operation = new DeclaredOperation(attribute, OperationPlace.Joining, whole.Shape, left.Operation, right.Operation)
        {
            IsVector = left.Operation.IsVector && right.Operation.IsVector,
        };
        return context.Add(operation, whole.Order);
    }

    /// <summary>The part as a value that has rows, columns and channels of the whole, or 1 of them.</summary>
    private static ImportedValue Repeated(NodeContext context, ImportedValue whole, ImportedValue part)
    {
        int[] axes = [.. whole.Order.AxesOfValue().Where(axis => part.Extents[axis] > 1)];
        List<(int Extent, int Stride)> varying = whole.Order.Runs(axes);
        int[] extents = [whole.Shape.Height, whole.Shape.Width, whole.Shape.Channels];
        ElementOrder rows = ElementOrder.RowMajor(extents);
        for (int some = 0; some < 1 << extents.Length; some++)
        {
            int[] kept = [.. Enumerable.Range(0, extents.Length).Where(axis => (some & (1 << axis)) != 0)];
            if (!rows.Runs(kept).SequenceEqual(varying))
                continue;
            int[] own = [.. extents.Select((extent, axis) => kept.Contains(axis) ? extent : 1)];
            var shape = new ValueShape(own[0], own[1], own[2]);
            return context.Arranged(part, axes, shape, isVector: shape.Height * shape.Width == 1 && part.Shape != shape);
        }

        throw context.Unsupported($"{context.Node.Operator} of a value and one number for each channel, pixel, row or column, or for all");
    }

    private static ImportedValue Widened(ImportedValue value, int rank) =>
        value.Reshape([.. Enumerable.Repeat(1, rank - value.Rank), .. value.Extents])!;

    /// <summary>Joins values of one shape.</summary>
    public static ImportedValue Alike(NodeContext context, string attribute, ImportedValue left, ImportedValue right)
    {
        (left, DeclaredOperation second) = Brought(context, left, right);
        return context.Add(new DeclaredOperation(attribute, OperationPlace.Joining, left.Shape, left.Operation, second), left.Order);
    }

    /// <summary>Two values of one shape, the second one in the order of the first.</summary>
    public static (ImportedValue Left, DeclaredOperation Right) Brought(NodeContext context, ImportedValue left, ImportedValue right)
    {
        if (right.Operation.IsVector && !left.Operation.IsVector)
            left = context.AsVector(left);
        ElementOrder factors = left.Order.Split();
        if (right.Reshape(factors.Extents) is not { } split)
            (split, factors) = (right, left.Order);
        return (left, context.Arranged(split, factors.AxesOfValue(), left.Shape, left.Operation.IsVector).Operation);
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
