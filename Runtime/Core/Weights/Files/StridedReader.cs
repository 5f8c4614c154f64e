namespace Unroll;

/// <summary>
/// Reads the elements of a tensor that lie in another order, or apart from each other: those between the first and the last are read at
/// once, then picked.
/// </summary>
internal sealed class StridedReader : FloatReader
{
    private const long Spread = 16, Slack = 1 << 16;

    private readonly float[] _all;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly long[] _place;
    private long _element;

    /// <summary>Reads everything between the first and the last element.</summary>
    /// <param name="elements">Reads them in the order of the file, from the tensor's first.</param>
    /// <param name="shape">The extents of the tensor, outermost first; none is 0.</param>
    /// <param name="strides">The elements from one to the next along each extent, none negative.</param>
    /// <exception cref="InvalidDataException">The elements lie so far apart that reading them would need many times their memory, or they
    /// are more than an array can have.</exception>
    public StridedReader(FloatReader elements, long[] shape, long[] strides)
    {
        using FloatReader reader = elements;
        _shape = shape;
        _strides = strides;
        _place = new long[shape.Length];
        UInt128 count = shape.Aggregate((UInt128)1, (product, extent) => product * (UInt128)extent), covered = Reach(shape, strides);
        if (covered > (count * (UInt128)Spread) + (UInt128)Slack)
        {
            throw new InvalidDataException(
                $"its {count} elements are spread over {covered} of the file, expected them close together. Save a contiguous copy");
        }

        if (covered > (UInt128)Array.MaxLength)
        {
            throw new InvalidDataException(
                $"its elements stand in another order among {covered} of the file, expected at most {Array.MaxLength}. "
                + "Save a contiguous copy");
        }

        _all = new float[(int)covered];
        reader.Read(_all);
    }

    /// <summary>The strides of a tensor whose elements follow each other, the last extent innermost.</summary>
    public static long[] RowMajor(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(shape[i], 1);
        }

        return strides;
    }

    /// <summary>The elements from a tensor's first to its last, those between them that it skips included.</summary>
    /// <param name="shape">The extents of the tensor; none is 0.</param>
    /// <param name="strides">The elements from one to the next along each extent, none negative.</param>
    public static UInt128 Reach(long[] shape, long[] strides)
    {
        UInt128 reach = 1;
        for (int i = 0; i < shape.Length && reach <= ulong.MaxValue; i++)   // what is larger is in no file, and must not overflow
            reach += (UInt128)(shape[i] - 1) * (UInt128)strides[i];
        return reach;
    }

    /// <inheritdoc/>
    public override void Read(Span<float> next)
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = _all[_element];
            Advance();
        }
    }

    private void Advance()
    {
        for (int i = _shape.Length - 1; i >= 0; i--)
        {
            _element += _strides[i];
            if (++_place[i] < _shape[i])
                return;
            _element -= _strides[i] * _shape[i];
            _place[i] = 0;
        }
    }
}
