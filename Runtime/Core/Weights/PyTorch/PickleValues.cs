namespace Unroll;

/// <summary>A list or a tuple of a pickle.</summary>
internal sealed class PickleList : List<object?>;

/// <summary>A dictionary of a pickle.</summary>
internal sealed class PickleDictionary
{
    /// <summary>The pairs in the order in which they were put in; of equal keys there are several.</summary>
    public List<(object? Key, object? Value)> Pairs { get; } = [];
}

/// <summary>The name of a function or a class.</summary>
internal sealed record PickleName(string Module, string Name)
{
    /// <summary>Both, as Python writes them.</summary>
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>A storage of PyTorch: numbers that tensors look at.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Count">How many it has.</param>
internal sealed record PyTorchStorage(string Key, string Type, long Count)
{
    /// <summary>The bytes of an element.</summary>
    public int ElementBytes => (ElementTypes.Bits(Type) ?? 8) / 8;

    /// <summary>The bytes of all.</summary>
    public UInt128 Bytes => (UInt128)Count * (UInt128)ElementBytes;
}

/// <summary>A tensor of PyTorch: a look at a storage.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Shape">The extents, outermost first.</param>
/// <param name="Strides">The elements from one to the next along each extent.</param>
internal sealed record PyTorchView(PyTorchStorage Storage, long Offset, long[] Shape, long[] Strides);
