namespace Unroll;

/// <summary>A tensor of a PyTorch file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="View">Its place in a storage.</param>
internal sealed record PyTorchTensor(string Name, PyTorchView View) : TensorEntry(Name, View.Storage.Type, View.Shape, 0, 0)
{
    /// <summary>Whether the elements follow each other in the storage, the last extent innermost.</summary>
    public bool IsContiguous()
    {
        long[] strides = StridedReader.RowMajor(Shape);
        return !Shape.Where((extent, i) => extent != 1 && strides[i] != View.Strides[i]).Any();
    }

    /// <summary>What is wrong with its place in the storage; null for nothing.</summary>
    public string? Problem()
    {
        if (View.Shape.Length != View.Strides.Length)
            return $"it has {View.Shape.Length} extents and {View.Strides.Length} strides, expected as many";
        if (View.Offset < 0 || View.Shape.Any(extent => extent < 0) || View.Strides.Any(stride => stride < 0))
        {
            return $"it has the shape {ShapeText}, strides {Unroll.ShapeText.Of(View.Strides)} and offset {View.Offset}, "
                + "expected no negative ones";
        }

        if (Shape.Contains(0))
            return null;
        UInt128 end = (UInt128)View.Offset + StridedReader.Reach(Shape, View.Strides);
        return end > (UInt128)View.Storage.Count
            ? $"it reaches up to element {end} of a storage that has {View.Storage.Count}"
            : null;
    }
}
