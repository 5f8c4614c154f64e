using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unroll.Site;

/// <summary>What the search looks through: headings of pages, types and members.</summary>
internal sealed class SearchIndex
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string[]> entries = [];

    /// <param name="text">What is looked for and shown.</param>
    /// <param name="address">From the folder of the site.</param>
    /// <param name="place">Where it is, shown small beside the text.</param>
    public void Add(string text, string address, string place) => entries.Add([text, address, place]);

    public void Add(MarkdownPage page)
    {
        foreach (Heading heading in page.Headings)
            Add(heading.Text, heading.Level == 1 ? page.Address : $"{page.Address}#{heading.Id}", heading.Level == 1 ? "page" : page.Title);
    }

    /// <summary>A program that sets the entries: a page that is opened from a file cannot read another file.</summary>
    public string ToScript()
    {
        IEnumerable<string> lines = entries.Select(entry => JsonSerializer.Serialize(entry, Options));
        return $"const searchIndex = [\n{string.Join(",\n", lines)}\n];\n";
    }
}
