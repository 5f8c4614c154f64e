using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Writes the parts of a safetensors file: the header behind its length, and floats, which are little-endian in the file.
/// </summary>
internal static class SafeTensorsFloats
{
    /// <summary>Writes a header behind its length.</summary>
    public static void WriteHeader(Stream stream, ReadOnlySpan<byte> header)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
    }

    /// <summary>Writes floats.</summary>
    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        int[] reversed = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), reversed);
        stream.Write(MemoryMarshal.AsBytes<int>(reversed));
    }
}
