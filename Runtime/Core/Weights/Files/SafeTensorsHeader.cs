using System.Text.Json;
using System.Text.Unicode;

namespace Unroll;

/// <summary>
/// The JSON header of a safetensors file: an object of tensors, each with "dtype", "shape" and "data_offsets", and perhaps "__metadata__",
/// an object of strings or null. What else a tensor has is ignored. The format: github.com/huggingface/safetensors, "Format", and what its
/// library reads.
/// </summary>
internal static class SafeTensorsHeader
{
    private const string Metadata = "__metadata__";
    private const int Deepest = 128;          // levels in what is ignored, as the format's own library
    private const int LongestName = 1 << 16;  // bytes in the file
    private const int LongestType = 32;

    /// <summary>Reads the tensors of a header, in its order.</summary>
    /// <param name="json">The header.</param>
    /// <param name="metadata">Receives the strings of "__metadata__"; null if nobody wants them.</param>
    /// <exception cref="InvalidDataException">The header is no such object; the message does not name the file.</exception>
    public static List<TensorEntry> Parse(ReadOnlySpan<byte> json, Dictionary<string, string>? metadata = null)
    {
        if (!Utf8.IsValid(json))
            throw new InvalidDataException("the header is not valid JSON: it is no UTF-8 text");
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
            return ParseObject(ref reader, metadata);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // InvalidOperationException is the reader's word for a string that is no valid UTF-16 once unescaped.
            throw new InvalidDataException($"the header is not valid JSON: {Printable.Of(exception.Message, longest: 300)}", exception);
        }
    }

    /// <summary>Writes the header of a network's parameters, as 32-bit floats that follow each other without gaps.</summary>
    public static byte[] Format(NetworkDescription network, IEnumerable<ForeignTensor> parameters)
    {
        var tensors = new List<TensorEntry>();
        long end = 0;
        foreach (ForeignTensor parameter in parameters)
        {
            long begin = end;
            end += (long)parameter.Parameter.Length * sizeof(float);
            tensors.Add(new TensorEntry(parameter.Names[0], TensorEntry.Float, parameter.Shape, begin, end));
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
            if (reader.ValueSpan.Length > LongestName)
                throw new InvalidDataException($"the header has a name of {reader.ValueSpan.Length} bytes, expected at most {LongestName}");
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw new InvalidDataException($"the header names '{Printable.Of(name)}' twice");
            reader.Read();
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
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new InvalidDataException($"\"{Metadata}\" is a JSON {reader.TokenType}, expected an object of strings or null");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string? key = metadata is null ? null : reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw new InvalidDataException($"\"{Metadata}\" holds a JSON {reader.TokenType}, expected strings alone");
            metadata?[key!] = reader.GetString()!;
        }
    }

    private static TensorEntry ParseTensor(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Wrong(name, $"the header gives a JSON {reader.TokenType}, expected an object");
        string? type = null;
        Span<long> shape = stackalloc long[TensorEntry.MostDimensions], offsets = stackalloc long[2];
        int dimensions = -1, bounds = -1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("dtype"))
                type = type is null ? ParseType(ref reader, name) : throw Twice(name, "dtype");
            else if (reader.ValueTextEquals("shape"))
                dimensions = dimensions < 0 ? ParseNumbers(ref reader, name, "shape", shape) : throw Twice(name, "shape");
            else if (reader.ValueTextEquals("data_offsets"))
                bounds = bounds < 0 ? ParseNumbers(ref reader, name, "data_offsets", offsets) : throw Twice(name, "data_offsets");
            else
                reader.Skip();
        }

        string[] missing = [.. Missing(type is null, "dtype"), .. Missing(dimensions < 0, "shape"), .. Missing(bounds < 0, "data_offsets")];
        if (missing.Length > 0)
            throw Wrong(name, $"the header lacks {string.Join(" and ", missing)}");
        if (bounds != 2 || offsets[0] > offsets[1])
        {
            throw Wrong(
                name, $"\"data_offsets\" are [{string.Join(", ", offsets[..bounds].ToArray())}], expected [begin, end] with begin <= end");
        }

        return new TensorEntry(name, type!, shape[..dimensions].ToArray(), offsets[0], offsets[1]);
    }

    private static string[] Missing(bool isMissing, string key) => isMissing ? [$"\"{key}\""] : [];

    private static string ParseType(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestType)
        {
            string found = reader.TokenType == JsonTokenType.String
                ? $"a string of {reader.ValueSpan.Length} bytes"
                : $"a JSON {reader.TokenType}";
            throw Wrong(name, $"\"dtype\" is {found}, expected a string such as \"F32\"");
        }

        return reader.ValueTextEquals(TensorEntry.Float) ? TensorEntry.Float : reader.GetString()!;
    }

    private static int ParseNumbers(ref Utf8JsonReader reader, string name, string key, scoped Span<long> numbers)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Wrong(name, $"\"{key}\" is a JSON {reader.TokenType}, expected an array of numbers");
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
                throw Wrong(name, $"\"{key}\" holds something else than whole numbers of at least 0");
            if (count == numbers.Length)
                throw Wrong(name, $"\"{key}\" holds more than {numbers.Length} numbers");
            numbers[count++] = number;
        }

        return count;
    }

    private static InvalidDataException Twice(string name, string key) => Wrong(name, $"the header gives \"{key}\" twice");

    private static InvalidDataException Wrong(string name, string what) => new($"tensor '{Printable.Of(name)}': {what}");
}
