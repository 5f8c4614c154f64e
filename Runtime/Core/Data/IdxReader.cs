using System.Buffers.Binary;

namespace Unroll;

/// <summary>
/// Reads an IDX file: two zero bytes, the type of the numbers, the number of dimensions, each dimension as a big-endian 32-bit integer, and
/// the numbers with the last dimension changing fastest (LeCun, Cortes and Burges, The MNIST database, "the IDX file format").
/// </summary>
internal static class IdxReader
{
    private const int FirstBuffer = 1 << 20;

    /// <summary>Reads and checks a whole file; never allocates more than what a plain file, or twice what a packed one really holds,
    /// whatever its header claims.</summary>
    public static (IdxType Type, int[] Shape, byte[] Bytes) Read(string path)
    {
        using Stream stream = DataFile.Open(path, out bool packed);
        long offset = 0;
        try
        {
            Span<byte> four = stackalloc byte[4];
            ReadHeader(stream, four, path, packed, ref offset, "the type and the number of dimensions");
            if (four[0] != 0 || four[1] != 0)
            {
                string found = $"the file begins with the bytes {four[0]:X2} {four[1]:X2}; an IDX file begins with 00 00";
                throw DataFile.Error(path, packed, 0, found + ". Is this another format?");
            }

            var type = (IdxType)four[2];
            int[] shape = new int[four[3]];
            int size = Size(type) ?? throw DataFile.Error(
                path, packed, 2, $"the type of the numbers is {four[2]:X2}; expected 08, 09, 0B, 0C, 0D or 0E");
            if (shape.Length == 0)
                throw DataFile.Error(path, packed, 3, "the number of dimensions is 0; expected at least 1");

            long length = size;
            for (int i = 0; i < shape.Length; i++)
            {
                long start = offset;
                ReadHeader(stream, four, path, packed, ref offset, $"dimension {i} of {shape.Length}");
                uint dimension = BinaryPrimitives.ReadUInt32BigEndian(four);
                length = dimension is 0 or > int.MaxValue ? 0 : length * dimension;
                if (length < 1 || length > Array.MaxLength)
                {
                    string problem = $"dimension {i} is {dimension}; "
                        + $"expected at least 1, and all dimensions together at most {Array.MaxLength} bytes";
                    throw DataFile.Error(path, packed, start, problem);
                }

                shape[i] = (int)dimension;
            }

            return (type, shape, ReadNumbers(stream, path, packed, ref offset, (int)length, shape, size));
        }
        catch (InvalidDataException error) when (packed && !error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw DataFile.Error(path, packed, offset, error.Message, error);
        }
    }

    /// <summary>The bytes of one number, or null if there is no such type.</summary>
    public static int? Size(IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Short => 2,
        IdxType.Int or IdxType.Float => 4,
        IdxType.Double => 8,
        _ => null,
    };

    private static void ReadHeader(Stream stream, Span<byte> four, string path, bool packed, ref long offset, string what)
    {
        int read = stream.ReadAtLeast(four, four.Length, throwOnEndOfStream: false);
        offset += read;
        if (read < four.Length)
            throw DataFile.Error(path, packed, offset, $"the file ends inside its header; expected four bytes with {what}");
    }

    private static byte[] ReadNumbers(Stream stream, string path, bool packed, ref long offset, int length, int[] shape, int size)
    {
        string declared = $"{string.Join(" x ", shape)} numbers of {size} bytes, {length} bytes in all";
        long held = packed ? FirstBuffer : Math.Max(0, stream.Length - offset);
        byte[] bytes = new byte[Math.Min(length, held)];
        int filled = 0;
        while (filled < length)
        {
            if (filled == bytes.Length && packed)
                Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));

            int read = stream.Read(bytes, filled, bytes.Length - filled);
            filled += read;
            offset += read;
            if (read == 0)
            {
                string problem = $"the file ends after {filled} bytes of numbers; the header declares {declared}. "
                    + "The file is cut off: fetch it again";
                throw DataFile.Error(path, packed, offset, problem);
            }
        }

        if (stream.ReadByte() >= 0)
        {
            throw DataFile.Error(
                path, packed, offset, $"the file goes on behind its numbers; the header declares {declared}, and expected is the end");
        }

        return bytes;
    }
}
