namespace Unroll.Vision.Decoding;

/// <summary>
/// The codes of a GIF file. T. A. Welch, "A Technique for High-Performance Data Compression", Computer 17(6), 1984; with codes of growing
/// length, the lowest bit first (GIF 89a, appendix F).
/// </summary>
internal static class LempelZivWelch
{
    /// <summary>More values than a byte can stand for: a code is longer than a byte, and stands for at most 4096.</summary>
    public const long MostValuesOfByte = 1 << MostBits;

    private const int MostBits = 12;

    /// <summary>Decodes until the values are full, the codes end, or a wrong one comes.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="bits">The bits of a value, 1 to 8.</param>
    /// <param name="values">Where the values go.</param>
    /// <returns>How many values there are.</returns>
    public static int Decode(ReadOnlySpan<byte> codes, int bits, Span<byte> values)
    {
        // A code is a shorter one and a last value; its first value is the shorter one's.
        Span<ushort> shorter = stackalloc ushort[1 << MostBits], lengths = stackalloc ushort[1 << MostBits];
        Span<byte> first = stackalloc byte[1 << MostBits], last = stackalloc byte[1 << MostBits];
        int clear = 1 << bits, end = clear + 1;
        for (int value = 0; value < clear; value++)
            (first[value], last[value], lengths[value]) = ((byte)value, (byte)value, 1);

        int decoded = 0, next = end + 1, codeBits = bits + 1, previous = -1;
        uint buffer = 0;
        int buffered = 0;
        foreach (byte piece in codes)
        {
            buffer |= (uint)piece << buffered;
            buffered += 8;
            while (buffered >= codeBits)
            {
                int code = (int)(buffer & ((1u << codeBits) - 1));
                buffer >>= codeBits;
                buffered -= codeBits;
                if (code == clear)
                {
                    (next, codeBits, previous) = (end + 1, bits + 1, -1);
                    continue;
                }

                if (code == end || decoded == values.Length || code > next || (code == next && previous < 0)
                    || (previous < 0 && code > end))
                {
                    return decoded;
                }

                if (previous >= 0 && next < 1 << MostBits)
                {
                    // The code that is made now may be the very one that came: then it ends as it begins.
                    (shorter[next], lengths[next]) = ((ushort)previous, (ushort)(lengths[previous] + 1));
                    (first[next], last[next]) = (first[previous], first[code == next ? previous : code]);
                    next++;
                    if (next == 1 << codeBits && codeBits < MostBits)
                        codeBits++;
                }
                else if (code >= next)
                {
                    return decoded;
                }

                // What is beyond the end is not written.
                int stop = decoded + lengths[code];
                for (int at = stop - 1, part = code; at >= decoded; at--, part = shorter[part])
                {
                    if (at < values.Length)
                        values[at] = last[part];
                }

                decoded = Math.Min(stop, values.Length);
                previous = code;
            }
        }

        return decoded;
    }
}
