using System.Text.Json.Nodes;

namespace Unroll.Benchmarks.Compare;

/// <summary>What was measured under one name: figures in the order in which they are printed.</summary>
/// <param name="name">The name.</param>
internal sealed class Figures(string name)
{
    private readonly List<(string Key, JsonNode Value, string Text)> items = [];

    public string Name { get; } = name;

    /// <summary>Why there is no peer, if one was wanted; told at the end of the line.</summary>
    public string? MissingPeer { get; set; }

    /// <summary>Adds a number.</summary>
    public Figures Add(string key, double value, string? format = null)
    {
        items.Add((key, value, value.ToString(format ?? ThreeDigits(value))));
        return this;
    }

    /// <summary>Adds a word.</summary>
    public Figures Add(string key, string value)
    {
        items.Add((key, value, value));
        return this;
    }

    /// <summary>One line: the name and key=value pairs.</summary>
    public override string ToString() =>
        string.Join(' ', items.Select(item => $"{item.Key}={item.Text}").Prepend(Name))
        + (MissingPeer is null ? "" : $" peer=none: {MissingPeer}");

    /// <summary>The same as JSON, the numbers unrounded.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name };
        foreach ((string key, JsonNode value, _) in items)
            json[key] = value.DeepClone();
        if (MissingPeer is not null)
            json["missing_peer"] = MissingPeer;
        return json;
    }

    /// <summary>A format that shows at least three digits that count.</summary>
    private static string ThreeDigits(double value) => Math.Abs(value) switch
    {
        >= 100 => "F1",
        >= 10 => "F2",
        _ => "F3",
    };
}
