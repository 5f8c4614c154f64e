using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>The element types of tensors in files, by the words that safetensors has for them, and how floats are read of them.</summary>
internal static class ElementTypes
{
    private const int MostFloats = 1 << 28;

    public const string Float64 = "F64", Float32 = "F32", Float16 = "F16", BFloat16 = "BF16";

    /// <summary>Those that are read as weights, as messages list them.</summary>
    public const string Readable = "F64, F32, F16 or BF16";

    /// <summary>Whether tensors of a type can be weights.</summary>
    public static bool IsFloat(string type) => type is Float64 or Float32 or Float16 or BFloat16;

    /// <summary>The bits of an element; null for a type that is unknown. "Dtype" of safetensors' library, and NumPy's complex128.</summary>
    public static int? Bits(string type) => type switch
    {
        "C128" => 128,
        Float64 or "I64" or "U64" or "C64" => 64,
        Float32 or "I32" or "U32" => 32,
        Float16 or BFloat16 or "I16" or "U16" => 16,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "F6_E2M3" or "F6_E3M2" => 6,
        "F4" => 4,
        _ => null,
    };

    /// <summary>Converts little-endian elements to floats; what is too large for one becomes infinite.</summary>
    /// <param name="type">One of those that are read and need a conversion, or "U8" or "U16".</param>
    /// <param name="bytes">The elements.</param>
    /// <param name="values">Receives as many floats.</param>
    public static void Convert(string type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (type)
        {
            case Float64:
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                break;
            case Float16:
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                break;
            case BFloat16:   // the upper half of a 32-bit float
                for (int i = 0; i < values.Length; i++)
                    values[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
                break;
            case "U8":
                for (int i = 0; i < values.Length; i++)
                    values[i] = bytes[i];
                break;
            case "U16":
                for (int i = 0; i < values.Length; i++)
                    values[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
                break;
            default:
                throw new InvalidDataException($"its elements are {Printable.Of(type)}, expected {Readable}");
        }
    }

    /// <summary>Reads little-endian floats straight to their place, which may have more bytes than a span.</summary>
    public static void ReadFloats(Stream stream, Span<float> values)
    {
        while (values.Length > 0)
        {
            Span<float> next = values[..Math.Min(values.Length, MostFloats)];
            stream.ReadExactly(MemoryMarshal.AsBytes(next));
            Span<int> words = MemoryMarshal.Cast<float, int>(next);
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(words, words);
            values = values[next.Length..];
        }
    }
}
