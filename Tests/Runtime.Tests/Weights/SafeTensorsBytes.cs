using System.Buffers.Binary;
using System.Text;

namespace Unroll.Runtime.Tests.Weights;

/// <summary>Writes safetensors files by hand, right or wrong.</summary>
internal static class SafeTensorsBytes
{
    /// <summary>The right header of a linear network of 2 inputs and 1 output.</summary>
    public const string Header =
        """{"y.weights":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}"""
        + ""","y.factor":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}"""
        + ""","y.bias":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}""";

    /// <summary>A right file of any tensors of 32-bit floats.</summary>
    public static void Write(string path, (string Name, int[] Shape, float[] Data)[] tensors)
    {
        var parts = new List<string>();
        int offset = 0;
        foreach ((string name, int[] shape, float[] data) in tensors)
        {
            parts.Add($$"""
                "{{name}}":{"dtype":"F32","shape":[{{string.Join(",", shape)}}],"data_offsets":[{{offset}},{{offset + (4 * data.Length)}}]}
                """);
            offset += 4 * data.Length;
        }

        Write(path, $"{{{string.Join(",", parts)}}}", [.. tensors.SelectMany(tensor => tensor.Data)]);
    }

    public static void Write(string path, string header, float[] data, ulong? claimedLength = null, int? dataBytes = null)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] bytes = new byte[8 + json.Length + (4 * data.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, claimedLength ?? (ulong)json.Length);
        json.CopyTo(bytes, 8);
        for (int i = 0; i < data.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + json.Length + (4 * i)), data[i]);
        File.WriteAllBytes(path, bytes[..(8 + json.Length + (dataBytes ?? 4 * data.Length))]);
    }
}
