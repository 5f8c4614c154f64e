using System.Buffers.Binary;

namespace Unroll.Vision.Decoding;

/// <summary>Makes bytes of the samples of a PNG file's rows: of 1 to 16 bits, by a palette, with one transparent color.</summary>
internal sealed class PngSamples(PngHeader header, byte[] palette, byte[] transparency)
{
    // A transparent color of a file without alpha: 16 bits a sample.
    private readonly bool _hasKey = header.Color is PngColor.Gray or PngColor.Rgb && transparency.Length >= 2 * header.Samples;

    /// <summary>The bytes of a pixel: gray, or red, green and blue, and alpha where the file has it.</summary>
    public int Components { get; } = header.Color switch
    {
        PngColor.Palette => transparency.Length > 0 ? 4 : 3,
        PngColor.Gray or PngColor.Rgb => header.Samples + (transparency.Length >= 2 * header.Samples ? 1 : 0),
        _ => header.Samples,
    };

    /// <summary>Writes the pixels of a row.</summary>
    /// <param name="row">The row, its filter undone.</param>
    /// <param name="count">The number of pixels.</param>
    /// <param name="to">Where the first of them goes.</param>
    /// <param name="step">The bytes from there to the next.</param>
    /// <returns>Whether the palette has all of their colors.</returns>
    public bool Expand(ReadOnlySpan<byte> row, int count, Span<byte> to, int step)
    {
        if (header.Color == PngColor.Palette)
            return ExpandPalette(row, count, to, step);

        int scale = header.Depth < 8 ? 255 / ((1 << header.Depth) - 1) : 1;
        for (int i = 0, sample = 0; i < count; i++)
        {
            Span<byte> pixel = to.Slice(i * step, Components);
            bool isKey = _hasKey;
            for (int part = 0; part < header.Samples; part++, sample++)
            {
                int value = Sample(row, sample);
                isKey = isKey && value == BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * part));
                pixel[part] = (byte)(header.Depth == 16 ? value >> 8 : value * scale);
            }

            if (_hasKey)
                pixel[^1] = isKey ? (byte)0 : (byte)255;
        }

        return true;
    }

    private bool ExpandPalette(ReadOnlySpan<byte> row, int count, Span<byte> to, int step)
    {
        for (int i = 0; i < count; i++)
        {
            int index = Sample(row, i);
            if (3 * index >= palette.Length)
                return false;
            palette.AsSpan(3 * index, 3).CopyTo(to[(i * step)..]);
            if (Components == 4)
                to[(i * step) + 3] = index < transparency.Length ? transparency[index] : (byte)255;
        }

        return true;
    }

    private int Sample(ReadOnlySpan<byte> row, int sample)
    {
        if (header.Depth == 8)
            return row[sample];
        if (header.Depth == 16)
            return (row[2 * sample] << 8) | row[(2 * sample) + 1];
        int bit = sample * header.Depth;
        return (row[bit >> 3] >> (8 - header.Depth - (bit & 7))) & ((1 << header.Depth) - 1);
    }
}
