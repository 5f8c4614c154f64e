namespace Unroll.Vision.Segmentation;

/// <summary>
/// The pairs of neighboring pixels of a picture, also across corners, by rising distance of their colors. It keeps its memory.
/// </summary>
internal sealed class PixelGraph
{
    private const int Directions = 4, DigitBits = 11, Digits = 1 << DigitBits;

    private readonly int[] _counts = new int[Digits];
    private ulong[] _edges = [], _sorted = [];
    private int _columns, _count;

    /// <summary>How many pairs there are.</summary>
    public int Count => _count;

    /// <summary>A pair and its distance.</summary>
    public (int First, int Second, float Distance) this[int index]
    {
        get
        {
            ulong edge = _edges[index];
            int place = (int)(uint)edge, first = place / Directions, second = first + 1;
            switch (place % Directions)
            {
                case 1: second = first + _columns; break;
                case 2: second = first + _columns + 1; break;
                case 3: (first, second) = (first + 1, first + _columns); break;
            }

            return (first, second, BitConverter.UInt32BitsToSingle((uint)(edge >> 32)));
        }
    }

    /// <summary>Finds the pairs.</summary>
    /// <param name="colors">Numbers [rows, columns, channels].</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="channels">The channels.</param>
    public void Build(ReadOnlySpan<float> colors, int rows, int columns, int channels)
    {
        (_columns, _count) = (columns, 0);
        int most = checked(rows * columns * Directions);
        if (_edges.Length < most)
            (_edges, _sorted) = (new ulong[most], new ulong[most]);
        for (int y = 0; y < rows; y++)
        {
            bool isLast = y == rows - 1;
            for (int x = 0; x < columns; x++)
            {
                int pixel = (y * columns) + x;
                ReadOnlySpan<float> color = colors.Slice(pixel * channels, channels);
                if (x < columns - 1)
                    Add(pixel, 0, color, colors[((pixel + 1) * channels)..]);
                if (!isLast)
                    Add(pixel, 1, color, colors[((pixel + columns) * channels)..]);
                if (isLast || x == columns - 1)
                    continue;
                Add(pixel, 2, color, colors[((pixel + columns + 1) * channels)..]);
                Add(pixel, 3, colors.Slice((pixel + 1) * channels, channels), colors[((pixel + columns) * channels)..]);
            }
        }

        // Bits of floats that are not negative rise with them. Digit by digit, which leaves equal ones in their order.
        for (int shift = 32; shift < 64; shift += DigitBits)
            SortByDigit(shift);
    }

    private void Add(int pixel, int direction, ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        float sum = 0;
        for (int i = 0; i < first.Length; i++)
            sum += (first[i] - second[i]) * (first[i] - second[i]);
        uint place = (uint)((pixel * Directions) + direction);
        _edges[_count++] = ((ulong)BitConverter.SingleToUInt32Bits(MathF.Sqrt(sum)) << 32) | place;
    }

    private void SortByDigit(int shift)
    {
        ReadOnlySpan<ulong> edges = _edges.AsSpan(0, _count);
        Array.Clear(_counts);
        foreach (ulong edge in edges)
            _counts[(int)(edge >> shift) & (Digits - 1)]++;
        int sum = 0;
        foreach (ref int count in _counts.AsSpan())
            (count, sum) = (sum, sum + count);
        foreach (ulong edge in edges)
            _sorted[_counts[(int)(edge >> shift) & (Digits - 1)]++] = edge;
        (_edges, _sorted) = (_sorted, _edges);
    }
}
