namespace Unroll.Exchange.Import;

/// <summary>How the elements of a declared value stand in a tensor of the model.</summary>
internal enum ElementOrder
{
    /// <summary>[1, channels, height, width].</summary>
    Planes,

    /// <summary>[1, height, width, channels].</summary>
    Rows,

    /// <summary>[1, length], in the order of <see cref="Rows"/>.</summary>
    Vector,

    /// <summary>[1, length], in the order of <see cref="Planes"/>, where that is another one.</summary>
    FlatPlanes,
}
