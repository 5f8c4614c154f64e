using System.Text;
using System.Text.Json;

namespace Unroll;

/// <summary>
/// The JSON header of a safetensors file: an object of tensors, each with "dtype", "shape" and "data_offsets", and perhaps "__metadata__", an object of strings.
/// The format: github.com/huggingface/safetensors, "Format".
/// </summary>
internal static class SafeTensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>Reads the tensors of a header, in its order.</summary>
    /// <param name="json">The header.</param>
    /// <param name="metadata">Receives the strings of "__metadata__"; null if nobody wants them.</param>
    /// <exception cref="InvalidDataException">The header is no such object; the message does not name the file.</exception>
    public static List<TensorEntry> Parse(ReadOnlySpan<byte> json, Dictionary<string, string>? metadata = null)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
            return ParseObject(ref reader, metadata);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // InvalidOperationException is the reader's word for a string that is no valid UTF-16 once unescaped.
            throw new InvalidDataException($"the header is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the header of a network's parameters, as 32-bit floats that follow each other without gaps.</summary>
    public static byte[] Format(NetworkDescription network)
    {
        var tensors = new List<TensorEntry>();
        long end = 0;
        foreach (ParameterDescription parameter in network.Parameters)
        {
            long begin = end;
            end += (long)parameter.Length * sizeof(float);
            tensors.Add(new TensorEntry(parameter.Name, "F32", [.. parameter.Shape.Select(extent => (long)extent)], begin, end));
        }

        return Format([new("network", network.Name)], tensors);
    }

    /// <summary>Writes a header, padded with spaces to a multiple of 8 bytes.</summary>
    /// <param name="metadata">The strings of "__metadata__".</param>
    /// <param name="tensors">The tensors.</param>
    public static byte[] Format(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<TensorEntry> tensors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            foreach ((string key, string value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
            foreach (TensorEntry tensor in tensors)
                WriteTensor(json, tensor);
            json.WriteEndObject();
        }

        while (stream.Length % 8 != 0)
            stream.WriteByte((byte)' ');
        return stream.ToArray();
    }

    private static void WriteTensor(Utf8JsonWriter json, TensorEntry tensor)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type);
        json.WriteStartArray("shape");
        foreach (long extent in tensor.Shape)
            json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(tensor.Begin);
        json.WriteNumberValue(tensor.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<TensorEntry> ParseObject(ref Utf8JsonReader reader, Dictionary<string, string>? metadata)
    {
        var tensors = new List<TensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new InvalidDataException($"the header is a JSON {reader.TokenType}, expected an object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw new InvalidDataException($"the header names '{name}' twice");
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException($"tensor '{name}': the header gives a JSON {reader.TokenType}, expected an object");
            if (name == Metadata)
                ParseMetadata(ref reader, metadata);
            else
                tensors.Add(ParseTensor(ref reader, name));
        }

        reader.Read();   // throws for anything but white space behind the object
        return tensors;
    }

    private static void ParseMetadata(ref Utf8JsonReader reader, Dictionary<string, string>? metadata)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                metadata?[key] = reader.GetString()!;
            else
                reader.Skip();
        }
    }

    private static TensorEntry ParseTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = reader.GetString()!;
            reader.Read();
            switch (key)
            {
                case "dtype" when type == null && reader.TokenType == JsonTokenType.String:
                    type = reader.GetString();
                    break;
                case "shape" when shape == null:
                    shape = ParseNumbers(ref reader, name, key);
                    break;
                case "data_offsets" when offsets == null:
                    offsets = ParseNumbers(ref reader, name, key);
                    break;
                default:
                    throw new InvalidDataException(
                        $"tensor '{name}': the header has an unexpected \"{key}\"; expected \"dtype\" (a string), \"shape\" and \"data_offsets\", once each");
            }
        }

        if (type == null || shape == null || offsets == null)
            throw new InvalidDataException($"tensor '{name}': the header lacks {Missing(type, shape, offsets)}");
        if (offsets.Length != 2 || offsets[0] > offsets[1])
            throw new InvalidDataException($"tensor '{name}': \"data_offsets\" are [{string.Join(", ", offsets)}], expected [begin, end] with begin <= end");
        return new TensorEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private static string Missing(string? type, long[]? shape, long[]? offsets)
    {
        var missing = new StringBuilder();
        foreach ((string key, object? value) in new (string, object?)[] { ("dtype", type), ("shape", shape), ("data_offsets", offsets) })
        {
            if (value == null)
                missing.Append(missing.Length > 0 ? " and " : "").Append('"').Append(key).Append('"');
        }

        return missing.ToString();
    }

    private static long[] ParseNumbers(ref Utf8JsonReader reader, string name, string key)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new InvalidDataException($"tensor '{name}': \"{key}\" is a JSON {reader.TokenType}, expected an array of numbers");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
                throw new InvalidDataException($"tensor '{name}': \"{key}\" holds something else than whole numbers of at least 0");
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
