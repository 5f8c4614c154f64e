using PureHDF;

namespace Unroll.Exchange.Keras;

/// <summary>A tensor of an HDF5 file.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Type">Its element type by the word of safetensors; that of HDF5 where it has none.</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Data">The data.</param>
internal sealed record KerasTensor(string Name, string Type, long[] Shape, IH5Dataset Data) : TensorEntry(Name, Type, Shape, 0, 0)
{
    /// <summary>The bytes that are unpacked at once where the data are in chunks, or more than any file has; 0 for no chunks.</summary>
    public UInt128 ChunkBytes => Data.Layout.Class == H5DataLayoutClass.Chunked
        ? Data.Layout.Chunks.Aggregate(
            (UInt128)(uint)Data.Type.Size,
            (product, extent) => UInt128.Min(product, ulong.MaxValue) * UInt128.Min(extent, uint.MaxValue))
        : 0;
}
