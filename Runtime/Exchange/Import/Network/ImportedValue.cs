namespace Unroll.Exchange.Import;

/// <summary>A tensor of the model: the value of an operation of the declaration, in some order.</summary>
internal sealed record ImportedValue(DeclaredOperation Operation, ElementOrder Order)
{
    public ValueShape Shape => Operation.Shape;

    /// <summary>The extents of the tensor.</summary>
    public int[] Extents => Order.Extents;

    public int Rank => Order.Rank;

    /// <summary>Whether some extents of the tensor are the channels of the value, and nothing else is.</summary>
    public bool HasChannels(IReadOnlyCollection<int> axes) => Shape.Channels == 1
        ? axes.All(axis => Extents[axis] == 1)
        : Order.Runs(axes) is [var run] && run == (Shape.Channels, 1);

    /// <summary>The same elements under other extents; null where that is no order of the value.</summary>
    public ImportedValue? Reshape(IReadOnlyList<int> extents) => Order.Reshape(extents) is { } order ? this with { Order = order } : null;
}
