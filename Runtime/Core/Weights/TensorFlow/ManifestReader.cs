using System.Text.Json;

namespace Unroll;

/// <summary>Reads the tensors of a manifest of TensorFlow.js.</summary>
internal static class ManifestReader
{
    /// <summary>The tensors in their order.</summary>
    /// <exception cref="InvalidDataException">The manifest is damaged, or names files that are missing, too short or in other
    /// folders.</exception>
    public static List<TensorEntry> Read(JsonElement root, string path)
    {
        JsonElement groups = root.ValueKind == JsonValueKind.Object ? Get(root, "weightsManifest", JsonValueKind.Array, "the file") : root;
        if (groups.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("it is no manifest of TensorFlow.js; expected \"weightsManifest\"");
        var tensors = new List<TensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement group in groups.EnumerateArray())
        {
            string[] shards =
            [
                .. Get(group, "paths", JsonValueKind.Array, "a group").EnumerateArray().Select(shard => ShardOf(path, shard)),
            ];
            long bytes = shards.Sum(shard => new FileInfo(shard).Length), end = 0;
            foreach (JsonElement weight in Get(group, "weights", JsonValueKind.Array, "a group").EnumerateArray())
            {
                ManifestTensor tensor = TensorOf(weight, shards, end);
                if (tensor.End > bytes)
                    throw new InvalidDataException($"tensor {tensor.Quoted}: it ends at byte {tensor.End} of files that have {bytes}");
                if (!names.Add(tensor.Name))
                    throw new InvalidDataException($"the file names {tensor.Quoted} twice");
                end = tensor.End;
                tensors.Add(tensor);
            }

            if (end != bytes)
                throw new InvalidDataException($"a group's files have {bytes} bytes, but its tensors take {end}");
        }

        return tensors;
    }

    private static ManifestTensor TensorOf(JsonElement weight, string[] shards, long begin)
    {
        string name = Get(weight, "name", JsonValueKind.String, "a tensor").GetString()!;
        string owner = $"tensor '{Printable.Of(name)}'";
        long[] shape = [.. Get(weight, "shape", JsonValueKind.Array, owner).EnumerateArray().Select(extent => ExtentOf(extent, owner))];
        if (shape.Length > TensorEntry.MostDimensions)
            throw new InvalidDataException($"{owner}: it has {shape.Length} extents, expected at most {TensorEntry.MostDimensions}");
        string type = TypeOf(weight, owner);
        (double scale, double minimum, bool quantized) = (1, 0, false);
        if (weight.TryGetProperty("quantization", out JsonElement quantization))
        {
            type = TypeOf(quantization, owner);
            quantized = type is "U8" or "U16";
            if (quantized)
            {
                scale = Get(quantization, "scale", JsonValueKind.Number, owner).GetDouble();
                minimum = Get(quantization, "min", JsonValueKind.Number, owner).GetDouble();
            }
        }

        var tensor = new ManifestTensor(name, type, shape, begin, begin, shards, scale, minimum) { IsQuantized = quantized };
        UInt128 bytes = tensor.Bits!.Value / 8;
        if (bytes > long.MaxValue - (UInt128)begin)
            throw new InvalidDataException($"{owner}: its shape {tensor.ShapeText} has more elements than any file");
        return tensor with { End = begin + (long)bytes };
    }

    private static string TypeOf(JsonElement element, string owner) => Get(element, "dtype", JsonValueKind.String, owner).GetString() switch
    {
        "float32" => "F32",
        "float16" => "F16",
        "int32" => "I32",
        "uint8" => "U8",
        "uint16" => "U16",
        "bool" => "BOOL",
        "complex64" => "C64",
        var other => throw new InvalidDataException(
            $"{owner}: its type is '{Printable.Of(other)}', expected float32, float16, uint8, uint16, int32, bool or complex64"),
    };

    private static long ExtentOf(JsonElement extent, string owner) =>
        extent.ValueKind == JsonValueKind.Number && extent.TryGetInt64(out long number) && number >= 0
            ? number
            : throw new InvalidDataException($"{owner}: \"shape\" holds something else than whole numbers of at least 0");

    // Beside the manifest, or below: a file that was sent by others shall not have us read any other.
    private static string ShardOf(string manifest, JsonElement shard)
    {
        string name = shard.ValueKind == JsonValueKind.String ? shard.GetString()! : "";
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Split('/', '\\').Contains("..") || name.Contains(':'))
            throw new InvalidDataException($"\"paths\" holds '{Printable.Of(name)}', expected the name of a file beside it");
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest))!, name);
        return FileKind.IsPlain(path)
            ? path
            : throw new InvalidDataException($"its weights are in '{Printable.Of(name)}', which is not there. Put that file beside it");
    }

    private static JsonElement Get(JsonElement element, string key, JsonValueKind kind, string owner) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new InvalidDataException($"{owner}: it has no \"{key}\", or not as a JSON {kind}; it is no manifest of TensorFlow.js");
}
