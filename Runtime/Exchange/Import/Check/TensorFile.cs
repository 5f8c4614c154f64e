using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Unroll.Exchange.Import;

/// <summary>Writes floats as a safetensors file.</summary>
internal static class TensorFile
{
    /// <summary>Writes the file beside its place and renames it.</summary>
    public static void Write(
        string path, IReadOnlyList<(string Name, int[] Extents, float[] Values)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null) =>
        FileReplacement.Write(path, stream => Write(stream, tensors, metadata));

    private static void Write(
        Stream stream, IReadOnlyList<(string Name, int[] Extents, float[] Values)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        byte[] header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((_, _, float[] values) in tensors)
        {
            if (BitConverter.IsLittleEndian)
            {
                stream.Write(MemoryMarshal.AsBytes<float>(values));
                continue;
            }

            int[] reversed = new int[values.Length];
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), reversed);
            stream.Write(MemoryMarshal.AsBytes<int>(reversed));
        }
    }

    private static byte[] Header(
        IReadOnlyList<(string Name, int[] Extents, float[] Values)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            long offset = 0;
            foreach ((string name, int[] extents, float[] values) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", TensorEntry.Float);
                json.WriteStartArray("shape");
                foreach (int extent in extents)
                    json.WriteNumberValue(extent);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += (long)values.Length * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (stream.Length % sizeof(ulong) != 0)
            stream.WriteByte((byte)' ');   // so that the numbers are aligned
        return stream.ToArray();
    }
}
