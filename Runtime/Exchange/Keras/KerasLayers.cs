using System.Text.Json;
using System.Text.RegularExpressions;

namespace Unroll.Exchange.Keras;

/// <summary>
/// Which layer a group of weights belongs to. Keras 3 names the groups in .keras files after the classes of the layers, "conv2d",
/// "conv2d_1", in the order in which config.json has them (keras/src/saving/saving_lib.py, _save_container_state).
/// </summary>
internal static partial class KerasLayers
{
    /// <summary>The names of the layers by those of the groups; none where the configuration has no list of layers.</summary>
    /// <exception cref="InvalidDataException">It is no JSON.</exception>
    public static Dictionary<string, string> Of(Stream config)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using JsonDocument json = JsonDocument.Parse(config);
            if (!Has(json.RootElement, "config", JsonValueKind.Object, out JsonElement model)
                || !Has(model, "layers", JsonValueKind.Array, out JsonElement layers))
                return names;
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (JsonElement layer in layers.EnumerateArray())
            {
                if (!Has(layer, "class_name", JsonValueKind.String, out JsonElement kind)
                    || !Has(layer, "config", JsonValueKind.Object, out JsonElement settings)
                    || !Has(settings, "name", JsonValueKind.String, out JsonElement name))
                    continue;
                string group = SnakeCase(kind.GetString()!);
                counts[group] = counts.GetValueOrDefault(group, -1) + 1;
                names.TryAdd(counts[group] == 0 ? group : $"{group}_{counts[group]}", name.GetString()!);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }

        return names;
    }

    // keras/src/utils/naming.py, to_snake_case.
    private static string SnakeCase(string name) =>
        Second().Replace(First().Replace(Others().Replace(name, ""), "$1_$2"), "$1_$2").ToLowerInvariant();

    private static bool Has(JsonElement element, string key, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out value) && value.ValueKind == kind;
    }

    [GeneratedRegex(@"\W+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex("(.)([A-Z][a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex("([a-z])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Second();
}
