using System.Reflection;

namespace Unroll.Site;

/// <summary>Follows the links of documents: each becomes a link of the site, or a problem.</summary>
internal sealed class Links(SiteSources sources, IReadOnlyDictionary<string, MarkdownPage> pages)
{
    private static readonly string Project = Metadata("ProjectAddress");

    public List<Problem> Problems { get; } = [];

    /// <summary>What the project does not have; nobody looks whether it is there.</summary>
    public SortedSet<string> External { get; } = new(StringComparer.Ordinal);

    /// <summary>The files besides pages that pages show or link, from the folder of the repository.</summary>
    public SortedSet<string> Attached { get; } = new(StringComparer.Ordinal);

    public static string Metadata(string key) =>
        typeof(Links).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    /// <summary>The way from one page of the site to another.</summary>
    /// <example>From <c>diagnostics/UNR0101.html</c> to <c>language.html</c>: <c>../language.html</c>.</example>
    public static string Between(string from, string to) =>
        string.Concat(Enumerable.Repeat("../", from.Count(letter => letter == '/'))) + to;

    /// <returns>What the link of the page is to be; as it was where it leads nowhere.</returns>
    public string Follow(MarkdownPage page, string link, int line)
    {
        if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
        {
            External.Add(link);
            return link;
        }

        string[] parts = link.Split('#', 2);
        string? target = parts[0].Length == 0 ? page.Source : Combine(page.Source, parts[0]);
        string? anchor = parts.Length > 1 ? parts[1] : null;
        if (target is not null && PageOf(target) is { } other)
        {
            if (anchor is null)
                return Between(page.Address, other.Address);
            if (other.Headings.Any(heading => heading.Id == anchor))
                return parts[0].Length == 0 ? link : $"{Between(page.Address, other.Address)}#{anchor}";
            return Dead(page, link, line, $"{other.Source} has no heading #{anchor}");
        }

        if (target is null || !sources.IsFile(target) && !sources.IsFolder(target))
            return Dead(page, link, line, $"there is no {target ?? "file outside of the repository"}");
        if (target.StartsWith("docs/", StringComparison.Ordinal) && sources.IsFile(target))
        {
            Attached.Add(target);
            return Between(page.Address, target["docs/".Length..]);
        }

        // What is no document is looked at where the project is.
        return $"{Project}/{(sources.IsFile(target) ? "blob" : "tree")}/main/{target}";
    }

    private string Dead(MarkdownPage page, string link, int line, string reason)
    {
        Problems.Add(new Problem(page.Source, line, $"the link {link} leads nowhere: {reason}"));
        return link;
    }

    private MarkdownPage? PageOf(string target) =>
        pages.GetValueOrDefault(target) ?? pages.GetValueOrDefault($"{target.TrimEnd('/')}/README.md");

    /// <summary>A path that is relative to the folder of a file; null if it leaves the repository.</summary>
    private static string? Combine(string file, string relative)
    {
        var folders = new List<string>(file.Split('/')[..^1]);
        foreach (string part in relative.Split('/'))
        {
            if (part == ".." && folders.Count == 0)
                return null;
            if (part == "..")
                folders.RemoveAt(folders.Count - 1);
            else if (part is not ("" or "."))
                folders.Add(part);
        }

        return string.Join('/', folders);
    }
}
