using System.Buffers.Binary;
using System.Text.Json;

namespace Unroll.Exchange.Tests.Weights;

/// <summary>Reads safetensors files in the plainest way, as a witness.</summary>
internal static class PlainSafeTensors
{
    public static Dictionary<string, (long[] Shape, double[] Values)> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes), start = 8 + header;
        using JsonDocument json = JsonDocument.Parse(bytes.AsMemory(8, header));
        return json.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__").ToDictionary(
            property => property.Name,
            property =>
            {
                int[] offsets = property.Value.GetProperty("data_offsets").Deserialize<int[]>()!;
                byte[] data = bytes[(start + offsets[0])..(start + offsets[1])];
                double[] values = property.Value.GetProperty("dtype").GetString() switch
                {
                    "F64" => [.. data.Chunk(8).Select(part => BitConverter.ToDouble(part))],
                    "F32" => [.. data.Chunk(4).Select(part => (double)BitConverter.ToSingle(part))],
                    _ => [.. data.Chunk(8).Select(part => (double)BitConverter.ToInt64(part))],
                };
                return (property.Value.GetProperty("shape").Deserialize<long[]>()!, values);
            });
    }
}
