using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Unroll;

/// <summary>
/// What an array of NumPy says of itself: "{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }" (numpy/lib/format.py).
/// </summary>
/// <param name="Type">The element type by the word of safetensors; that of NumPy where it has none.</param>
/// <param name="ColumnMajor">Whether the first extent is innermost.</param>
/// <param name="Shape">The extents.</param>
/// <param name="Length">The bytes before the data.</param>
internal sealed partial record NpyHeader(string Type, bool ColumnMajor, long[] Shape, long Length)
{
    private const int LongestHeader = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header, and leaves the stream at the data.</summary>
    /// <exception cref="InvalidDataException">It is none; the message does not name the file.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (!start.StartsWith(Magic) || start[6] is < 1 or > 3)
            throw new InvalidDataException("it is no array of NumPy of the versions 1 to 3");
        Span<byte> lengthBytes = stackalloc byte[start[6] == 1 ? 2 : 4];
        stream.ReadExactly(lengthBytes);
        uint length = lengthBytes.Length == 2
            ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestHeader)
            throw new InvalidDataException($"its header claims {length} bytes, expected at most {LongestHeader}");
        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return Parse(Encoding.UTF8.GetString(header), start.Length + lengthBytes.Length + length);
    }

    private static NpyHeader Parse(string text, long length)
    {
        Match match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new InvalidDataException(
                $"its header is {Printable.Of(text.Trim())}, expected one type, 'fortran_order' and 'shape'; it is damaged or has fields");
        }

        return new NpyHeader(TypeOf(match.Groups["type"].Value), match.Groups["order"].Value == "True",
            ShapeOf(match.Groups["shape"].Value), length);
    }

    private static long[] ShapeOf(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        long[] shape = new long[parts.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            if (!long.TryParse(parts[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]))
                throw new InvalidDataException($"its shape is ({Printable.Of(text)}), expected whole numbers of at least 0");
        }

        return shape.Length <= TensorEntry.MostDimensions
            ? shape
            : throw new InvalidDataException($"its shape has {shape.Length} extents, expected at most {TensorEntry.MostDimensions}");
    }

    private static string TypeOf(string type)
    {
        if (type is ['>', _, not '1', ..])
        {
            throw new InvalidDataException(
                $"its elements are big-endian ({Printable.Of(type)}), expected little-endian. Save array.astype('<f4')");
        }

        return type.TrimStart('<', '|', '=', '>') switch
        {
            "f8" => "F64", "f4" => "F32", "f2" => "F16", "i8" => "I64", "i4" => "I32", "i2" => "I16", "i1" => "I8",
            "u8" => "U64", "u4" => "U32", "u2" => "U16", "u1" => "U8", "b1" => "BOOL", "c8" => "C64", "c16" => "C128",
            _ => type,
        };
    }

    [GeneratedRegex(
        @"^\s*\{\s*'descr':\s*'(?<type>[^']{1,16})',\s*'fortran_order':\s*(?<order>True|False),\s*"
        + @"'shape':\s*\((?<shape>[^()]*)\),?\s*\}\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
