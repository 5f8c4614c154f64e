namespace Unroll;

/// <summary>A tensor as a file of weights describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type: "F32".</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Begin">Its first byte, counted from where the file's data begin.</param>
/// <param name="End">The byte behind its last.</param>
internal record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>The most extents of a tensor, as NumPy and PyTorch.</summary>
    public const int MostDimensions = 64;

    /// <summary>32-bit floats, which are the only type that is written.</summary>
    public const string Float = ElementTypes.Float32;

    /// <summary>The name in quotes as messages show it.</summary>
    public string Quoted => $"'{Printable.Of(Name)}'";

    /// <summary>The shape as people write it.</summary>
    public string ShapeText => Unroll.ShapeText.Of(Shape);

    /// <summary>The number of elements, at most <see cref="UInt128.MaxValue"/>.</summary>
    public UInt128 Count => Product(1, Shape);

    /// <summary>Whether it holds floats, and not counters, for instance.</summary>
    public virtual bool IsFloat => ElementTypes.IsFloat(Type);

    /// <summary>
    /// The bits that so many elements of this type take, at most <see cref="UInt128.MaxValue"/>; null for a type that the format does not
    /// know today.
    /// </summary>
    public UInt128? Bits => ElementTypes.Bits(Type) is { } bits ? Product((UInt128)bits, Shape) : null;

    // A product that is too large stays at the largest number, for no file has as many bits; but nothing times anything is nothing.
    private static UInt128 Product(UInt128 product, long[] extents)
    {
        if (extents.Contains(0))
            return 0;
        foreach (long extent in extents)
            product = product > UInt128.MaxValue / (UInt128)extent ? UInt128.MaxValue : product * (UInt128)extent;
        return product;
    }
}
