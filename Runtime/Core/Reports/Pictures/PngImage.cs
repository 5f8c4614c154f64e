using System.Buffers.Binary;
using System.IO.Compression;

namespace Unroll;

/// <summary>Small pictures as PNG, and as addresses that hold them: https://www.w3.org/TR/png-3/.</summary>
internal static class PngImage
{
    /// <summary>The picture as an address "data:image/png;base64,...".</summary>
    /// <param name="pixels">The bytes of the pixels row by row, the channels of a pixel together.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    /// <param name="channels">1 for grays, 3 for red, green and blue, 4 with opacity.</param>
    public static string Address(ReadOnlySpan<byte> pixels, int width, int height, int channels) =>
        "data:image/png;base64," + Convert.ToBase64String(Encode(pixels, width, height, channels));

    /// <summary>The picture as a file.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;   // bits a channel
        header[9] = (byte)(channels switch { 1 => 0, 3 => 2, 4 => 6, _ => throw new ArgumentOutOfRangeException(nameof(channels)) });
        header[10..].Clear();   // deflate, the usual filters, not interlaced
        WriteChunk(file, "IHDR"u8, header);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            int row = width * channels;
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);   // no filter
                zlib.Write(pixels.Slice(y * row, row));
            }
        }

        WriteChunk(file, "IDAT"u8, packed.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, kind), data));
        file.Write(number);
    }

    // CRC-32 of ISO 3309, bit by bit: the pictures are small.
    private static uint Checksum(uint checksum, ReadOnlySpan<byte> data)
    {
        foreach (byte one in data)
        {
            checksum ^= one;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) != 0 ? 0xEDB88320 : 0);
        }

        return checksum;
    }
}
