namespace Unroll;

/// <summary>A tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type: "F32".</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>The only element type that is read: 32-bit floats.</summary>
    public const string Float = "F32";

    /// <summary>The name in quotes as messages show it.</summary>
    public string Quoted => $"'{Printable.Of(Name)}'";

    /// <summary>The shape as people write it.</summary>
    public string ShapeText => Unroll.ShapeText.Of(Shape);

    /// <summary>
    /// The bits that so many elements of this type take, at most <see cref="UInt128.MaxValue"/>; null for a type that the format does not
    /// know today.
    /// </summary>
    public UInt128? Bits => BitsPerElement is { } bits ? Product((UInt128)bits, Shape) : null;

    // "Dtype" of the format's library.
    private int? BitsPerElement => Type switch
    {
        "F64" or "I64" or "U64" or "C64" => 64,
        "F32" or "I32" or "U32" => 32,
        "F16" or "BF16" or "I16" or "U16" => 16,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "F6_E2M3" or "F6_E3M2" => 6,
        "F4" => 4,
        _ => null,
    };

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
