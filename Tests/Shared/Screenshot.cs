using System.Buffers.Binary;
using System.IO.Compression;

namespace Unroll.Tests;

/// <summary>The pixels of a picture that the browser took: a PNG with 8 bits a channel, RGB or RGBA, not interlaced.</summary>
internal sealed class Screenshot
{
    private readonly byte[] _rows;
    private readonly int _channels, _stride;

    /// <summary>Reads one; see the PNG specification, https://www.w3.org/TR/png-3/.</summary>
    public Screenshot(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        using var compressed = new MemoryStream();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            ReadOnlySpan<byte> kind = file.Slice(at + 4, 4), data = file.Slice(at + 8, length);
            if (kind.SequenceEqual("IHDR"u8))
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(data);
                Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                _channels = (data[8], data[9], data[12]) switch
                {
                    (8, 2, 0) => 3,
                    (8, 6, 0) => 4,
                    _ => throw new InvalidDataException($"{path} is no PNG that this reads."),
                };
            }
            else if (kind.SequenceEqual("IDAT"u8))
            {
                compressed.Write(data);
            }

            at += length + 12;
        }

        compressed.Position = 0;
        _stride = Width * _channels;
        _rows = new byte[Height * _stride];
        using var unpacked = new ZLibStream(compressed, CompressionMode.Decompress);
        byte[] above = new byte[_stride];
        for (int row = 0; row < Height; row++)
        {
            int filter = unpacked.ReadByte();
            Span<byte> line = _rows.AsSpan(row * _stride, _stride);
            unpacked.ReadExactly(line);
            Unfilter(filter, line, above);
            line.CopyTo(above);
        }
    }

    /// <summary>The width, in pixels.</summary>
    public int Width { get; }

    /// <summary>The height, in pixels.</summary>
    public int Height { get; }

    /// <summary>The colour of a pixel.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            int at = (y * _stride) + (x * _channels);
            return (_rows[at], _rows[at + 1], _rows[at + 2]);
        }
    }

    /// <summary>The share of pixels that differ from the upper left one.</summary>
    public double Drawn
    {
        get
        {
            int drawn = 0;
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                    drawn += this[x, y] != this[0, 0] ? 1 : 0;
            }

            return (double)drawn / (Width * Height);
        }
    }

    private void Unfilter(int filter, Span<byte> line, ReadOnlySpan<byte> above)
    {
        for (int i = 0; i < line.Length; i++)
        {
            int left = i < _channels ? 0 : line[i - _channels], corner = i < _channels ? 0 : above[i - _channels];
            int predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Nearest(left, above[i], corner),
                _ => throw new InvalidDataException($"A row has the filter {filter}."),
            };
            line[i] = unchecked((byte)(line[i] + predicted));
        }
    }

    // Paeth's predictor.
    private static int Nearest(int left, int above, int corner)
    {
        int sum = left + above - corner, toLeft = Math.Abs(sum - left), toAbove = Math.Abs(sum - above), toCorner = Math.Abs(sum - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
