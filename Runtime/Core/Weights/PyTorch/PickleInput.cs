using System.Buffers.Binary;
using System.Text;

namespace Unroll;

/// <summary>The bytes of a pickle: numbers and texts of bounded length.</summary>
internal sealed class PickleInput(Stream stream)
{
    private const int LongestText = 1 << 16, LongestLine = 1 << 10;

    private readonly byte[] _bytes = new byte[LongestText];

    /// <summary>The next byte.</summary>
    /// <exception cref="EndOfStreamException">There is none.</exception>
    public byte Byte()
    {
        int value = stream.ReadByte();
        return value < 0 ? throw new EndOfStreamException() : (byte)value;
    }

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Bytes(8));

    /// <summary>So many bytes, until the next are read.</summary>
    /// <exception cref="InvalidDataException">They are more than any name has.</exception>
    public ReadOnlySpan<byte> Bytes(long length)
    {
        if (length is < 0 or > LongestText)
            throw new InvalidDataException($"its pickle has a text of {length} bytes, expected at most {LongestText}");
        Span<byte> bytes = _bytes.AsSpan(0, (int)length);
        stream.ReadExactly(bytes);
        return bytes;
    }

    public string Text(long length) => Encoding.UTF8.GetString(Bytes(length));

    /// <summary>A text up to the end of its line.</summary>
    public string Line()
    {
        int length = 0;
        for (byte next = Byte(); next != '\n'; next = Byte())
        {
            if (length == LongestLine)
                throw new InvalidDataException($"its pickle has a line of more than {LongestLine} bytes");
            _bytes[length++] = next;
        }

        return Encoding.UTF8.GetString(_bytes, 0, length);
    }
}
