using System.Buffers.Binary;

namespace Unroll.Vision.Decoding;

/// <summary>The chunk IHDR of a PNG file: "Portable Network Graphics (PNG) Specification", third edition, W3C, section 11.2.1.</summary>
internal readonly record struct PngHeader(int Height, int Width, int Depth, PngColor Color, bool IsInterlaced)
{
    public const int Bytes = 13;

    /// <summary>The numbers of a pixel as they stand in the file.</summary>
    public int Samples => Color switch
    {
        PngColor.Gray or PngColor.Palette => 1,
        PngColor.GrayAlpha => 2,
        PngColor.Rgb => 3,
        _ => 4,
    };

    /// <summary>The bytes from a byte to that of the pixel on its left, at least 1: what filters count with.</summary>
    public int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>The bytes of a row of some pixels, without the byte of its filter.</summary>
    public int RowBytes(int pixels) => checked((int)((((long)pixels * Samples * Depth) + 7) / 8));

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">A number is none that PNG knows, or there are too many pixels.</exception>
    public static PngHeader Read(PictureSource source, ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != Bytes)
            throw source.Error($"its header has {chunk.Length} bytes; expected {Bytes}");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        source.CheckExtents(height, width);
        (int depth, int color) = (chunk[8], chunk[9]);
        bool isKnown = (color, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        if (!isKnown)
            throw source.Error($"its header tells {depth} bits and the kind of color {color}; expected a pair that PNG has");
        if (chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw source.Error(
                $"its header tells compression {chunk[10]}, filtering {chunk[11]} and interlacing {chunk[12]}; expected 0, 0, and 0 or 1");
        }

        return new PngHeader((int)height, (int)width, depth, (PngColor)color, chunk[12] == 1);
    }
}
