using PureHDF;
using PureHDF.Selections;

namespace Unroll.Exchange.Keras;

/// <summary>Reads the floats of a tensor, some rows of its first extent at once.</summary>
internal sealed class KerasReader(KerasTensor tensor, WatchedStream stream) : FloatReader
{
    private const long Least = 1 << 18;

    private float[] _rows = [];
    private int _used;
    private long _row;

    public override void Read(Span<float> next)
    {
        while (next.Length > 0)
        {
            if (_used == _rows.Length)
                ReadRows();
            int count = Math.Min(next.Length, _rows.Length - _used);
            _rows.AsSpan(_used, count).CopyTo(next);
            _used += count;
            next = next[count..];
        }
    }

    private void ReadRows()
    {
        long[] shape = tensor.Shape;
        if (shape.Length == 0 ? _row > 0 : _row == shape[0])
            throw new EndOfStreamException();
        long rowLength = shape.Skip(1).Aggregate(1L, (product, extent) => checked(product * extent));
        long rows = shape.Length == 0 ? 1 : Math.Min(shape[0] - _row, Math.Max(1, Least / rowLength));
        Selection? selection = shape.Length == 0
            ? null
            : new HyperslabSelection(
                shape.Length,
                [(ulong)_row, .. shape.Skip(1).Select(_ => 0UL)],
                [(ulong)rows, .. shape.Skip(1).Select(extent => (ulong)extent)]);
        stream.Begin();
        _rows = tensor.Type switch
        {
            "F32" => tensor.Data.Read<float[]>(selection),
            "F64" => Array.ConvertAll(tensor.Data.Read<double[]>(selection), value => (float)value),
            _ => Array.ConvertAll(tensor.Data.Read<Half[]>(selection), value => (float)value),
        };
        if (_rows.LongLength != rows * rowLength)
            throw new InvalidDataException($"it has {_rows.Length} elements there, expected {rows * rowLength}");
        _used = 0;
        _row += rows;
    }
}
