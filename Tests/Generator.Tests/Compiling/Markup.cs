using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Unroll.Generator.Tests.Compiling;

/// <summary>
/// Sources that say where their diagnostics are: <c>[Conv({|UNR0101:7|}, 7, 16)]</c>. The places inside of blocks that a diagnostic names
/// besides are marked with a plus: <c>[Conv({|UNR0101+:Side|}, 7, 16)]</c>.
/// </summary>
internal static class Markup
{
    /// <summary>Asserts that the sources have exactly the diagnostics marked in them, no more and no others.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Verify(params string[] marked)
    {
        List<string> expected = [];
        string[] sources = marked.Select((text, index) => Read(text, index, expected)).ToArray();
        ImmutableArray<Diagnostic> actual = await Consumer.Diagnose(sources);
        Assert.Equal(
            string.Join("\n", expected.Order(StringComparer.Ordinal)),
            string.Join("\n", actual.SelectMany(diagnostic => Describe(diagnostic, sources)).Order(StringComparer.Ordinal)));
        return actual;
    }

    private static string Read(string text, int file, List<string> expected)
    {
        StringBuilder source = new();
        for (int i = 0; i < text.Length;)
        {
            if (string.CompareOrdinal(text, i, "{|", 0, 2) != 0)
            {
                source.Append(text[i++]);
                continue;
            }
            int colon = text.IndexOf(':', i), end = text.IndexOf("|}", colon, StringComparison.Ordinal);
            string marked = text[(colon + 1)..end];
            foreach (string id in text[(i + 2)..colon].Split(','))
                expected.Add(Describe(id, file, source.Length, marked));
            source.Append(marked);
            i = end + 2;
        }
        return source.ToString();
    }

    private static IEnumerable<string> Describe(Diagnostic diagnostic, string[] sources) =>
        diagnostic.AdditionalLocations.Select(location => Describe(diagnostic.Id + "+", location, sources) ?? location.ToString())
            .Prepend(Describe(diagnostic.Id, diagnostic.Location, sources) ?? diagnostic.ToString());

    private static string? Describe(string id, Location location, string[] sources)
    {
        int file = location.SourceTree is { FilePath: var path }
            ? Array.FindIndex(sources, source => path == $"/{Array.IndexOf(sources, source)}.cs")
            : -1;
        TextSpan span = location.SourceSpan;
        return file < 0 ? null : Describe(id, file, span.Start, sources[file].Substring(span.Start, span.Length));
    }

    private static string Describe(string id, int file, int start, string text) => $"{id} in {file} at {start}: {text}";
}
