using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator.Emission;

namespace Unroll.Generator.Tests.Documents;

/// <summary>No link in the documents and the diagnostics leads nowhere: those within the project are followed, to the heading.</summary>
public partial class LinkTests
{
    /// <summary>The folder of the repository.</summary>
    public static readonly string Repository = Metadata("Repository");

    private static readonly string Address = Metadata("ProjectAddress"), Documentation = Metadata("DocumentationAddress");

    public static TheoryData<string> Documents =>
    [
        .. new[] { "README.md", "Package/README.md" }
            .Concat(new[] { "docs", "Samples", "Templates" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository, folder), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Repository, file).Replace('\\', '/'))
                .Where(file => !file.Contains("/bin/") && !file.Contains("/obj/"))),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string document)
    {
        string text = File.ReadAllText(Path.Combine(Repository, document));
        string[] dead = [.. LinksOf(text).Where(link => !LeadsSomewhere(link, document))];
        Assert.True(dead.Length == 0, $"{document}: {string.Join(", ", dead)}");
    }

    [Fact]
    public void Every_diagnostic_links_to_its_page()
    {
        Assert.True(Descriptors.All.Length > 60);
        Assert.All(Descriptors.All, descriptor =>
        {
            Assert.StartsWith(Documentation, descriptor.HelpLinkUri);
            Assert.True(File.Exists(Path.Combine(Repository, "docs", descriptor.HelpLinkUri[(Documentation.Length + 1)..])),
                descriptor.HelpLinkUri);
        });
    }

    [Fact]
    public void Dead_links_are_seen()
    {
        Assert.Equal(["docs/nowhere.md", "language.md#exact-sums"],
            LinksOf("See [a page](docs/nowhere.md) and\n[`Exact`](language.md#exact-sums)."));
        Assert.True(LinksOf(File.ReadAllText(Path.Combine(Repository, "README.md"))).Count() > 10);
        Assert.False(LeadsSomewhere("docs/nowhere.md", "README.md"));
        Assert.False(LeadsSomewhere("docs/language.md#no-such-heading", "README.md"));
        Assert.False(LeadsSomewhere("http://unroll.example", "README.md"));
        Assert.False(LeadsSomewhere("https://unroll.example/blob/main/docs/nowhere.md", "Package/README.md"));
        Assert.True(LeadsSomewhere("language.md#long-sums-and-nan", "docs/training.md"));
    }

    private static bool LeadsSomewhere(string link, string document)
    {
        // The documents name the reserved address; packages get the one that is set.
        foreach (string address in (string[])["https://unroll.example", Address])
        {
            if (link == address)
                return true;
            if (link.StartsWith($"{address}/blob/main/", StringComparison.Ordinal))
                return LeadsSomewhere(link[$"{address}/blob/main/".Length..], "README.md");
            if (link.StartsWith(address, StringComparison.Ordinal))
                return false;
        }

        if (link.Contains("://", StringComparison.Ordinal))
            return link.StartsWith("https://", StringComparison.Ordinal);   // of others' pages nothing is known here
        (string file, string? heading) = link.Split('#') is [string before, string after] ? (before, after) : (link, null);
        string path = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
        path = Path.Combine(Repository, path);
        return heading is null ? File.Exists(path) || Directory.Exists(path) : File.Exists(path) && Headings(path).Contains(heading);
    }

    private static IEnumerable<string> LinksOf(string text) => Links().Matches(text).Select(link => link.Groups[1].Value);

    // As GitHub names them: small letters, digits and hyphens, a hyphen for a space. Code between fences has none.
    private static IEnumerable<string> Headings(string path) =>
        from line in string.Concat(File.ReadAllText(path).Split("```").Where((_, part) => part % 2 == 0)).Split('\n')
        where line.StartsWith('#')
        select string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(
            letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    private static string Metadata(string key) =>
        typeof(LinkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    /// <summary>What stands in brackets behind brackets; code has none.</summary>
    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Links();
}
