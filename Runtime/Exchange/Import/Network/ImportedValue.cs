namespace Unroll.Exchange.Import;

/// <summary>A tensor of the model: the value of an operation of the declaration, in some order.</summary>
internal sealed record ImportedValue(DeclaredOperation Operation, ElementOrder Order)
{
    public ValueShape Shape => Operation.Shape;

    /// <summary>Whether all orders are one and the same.</summary>
    public bool HasOneOrder => Shape.Channels == 1 || Shape.Height * Shape.Width == 1;

    /// <summary>Whether it is a vector in the model, and spatial in the declaration.</summary>
    public bool IsFlattened => Order is ElementOrder.Vector or ElementOrder.FlatPlanes && Shape.Height * Shape.Width > 1;

    /// <summary>The extents of the tensor.</summary>
    public int[] Extents => ExtentsIn(Order);

    /// <summary>The extent that has the channels.</summary>
    public int ChannelAxis => Order == ElementOrder.Rows ? 3 : 1;

    /// <summary>The tensor under other extents, its elements in the same order; null where no value of the declaration is that.</summary>
    public ImportedValue? Reshape(int[] extents)
    {
        ElementOrder[] possible =
            HasOneOrder ? [ElementOrder.Planes, ElementOrder.Rows, ElementOrder.Vector]
            : Order is ElementOrder.Planes or ElementOrder.FlatPlanes ? [ElementOrder.Planes, ElementOrder.FlatPlanes]
            : [ElementOrder.Rows, ElementOrder.Vector];
        foreach (ElementOrder order in possible.OrderBy(order => order == Order ? 0 : 1))
        {
            if (ExtentsIn(order).AsSpan().SequenceEqual(extents))
                return this with { Order = order };
        }

        return null;
    }

    /// <summary>The tensor with its extents in another order; null where no value of the declaration is that.</summary>
    public ImportedValue? Transpose(int[] order)
    {
        if (order.SequenceEqual(Enumerable.Range(0, order.Length)))
            return this;
        if (order.Length != 4)
            return null;
        if (Order == ElementOrder.Planes && order.SequenceEqual([0, 2, 3, 1]))
            return this with { Order = ElementOrder.Rows };
        return Order == ElementOrder.Rows && order.SequenceEqual([0, 3, 1, 2]) ? this with { Order = ElementOrder.Planes } : null;
    }

    private int[] ExtentsIn(ElementOrder order) => order switch
    {
        ElementOrder.Planes => [1, Shape.Channels, Shape.Height, Shape.Width],
        ElementOrder.Rows => [1, Shape.Height, Shape.Width, Shape.Channels],
        _ => [1, Shape.Length],
    };
}
