using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unroll.Site;

/// <summary>A part of the documents, with its pages in the order in which they are read.</summary>
internal sealed record Section(string Title, IReadOnlyList<MarkdownPage> Pages);

/// <summary>The order in which the documents are read: the headings of docs/contents.md are the parts, its links the pages.</summary>
internal sealed class Contents
{
    public const string Source = "docs/contents.md";

    public Contents(IReadOnlyDictionary<string, MarkdownPage> pages, ICollection<Problem> problems)
    {
        Sections = [.. Read(pages[Source], pages)];
        var order = new List<MarkdownPage> { pages["README.md"] };
        foreach (MarkdownPage page in Sections.SelectMany(section => section.Pages))
        {
            order.Add(page);
            // The pages of a folder stand behind its README.
            if (page.Source.EndsWith("/README.md", StringComparison.Ordinal))
                order.AddRange(LinkedFrom(page, page.Tree, pages).Where(linked => Folder(linked) == Folder(page)));
        }

        Order = [.. order.Distinct()];
        foreach (MarkdownPage page in Sections.SelectMany(section => section.Pages).CountBy(page => page).Where(pair => pair.Value > 1)
            .Select(pair => pair.Key))
            problems.Add(new Problem(page.Source, 1, $"the page is in {Source} more than once"));
        foreach (MarkdownPage page in pages.Values.Except(Order).Where(page => page.Source != Source))
            problems.Add(new Problem(page.Source, 1, $"the page is neither in {Source} nor in the README of its folder"));
    }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>All pages, each once, but for the one that tells the order.</summary>
    public IReadOnlyList<MarkdownPage> Order { get; }

    private static IEnumerable<Section> Read(MarkdownPage contents, IReadOnlyDictionary<string, MarkdownPage> pages)
    {
        string? title = null;
        var linked = new List<MarkdownPage>();
        foreach (MarkdownObject block in contents.Tree)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                if (title is not null)
                    yield return new Section(title, [.. linked]);
                title = MarkdownPage.TextOf(heading.Inline!);
                linked.Clear();
            }
            else if (title is not null)
            {
                linked.AddRange(LinkedFrom(contents, block, pages));
            }
        }

        if (title is not null)
            yield return new Section(title, [.. linked]);
    }

    private static IEnumerable<MarkdownPage> LinkedFrom(
        MarkdownPage page, MarkdownObject part, IReadOnlyDictionary<string, MarkdownPage> pages) =>
        part.Descendants<LinkInline>()
            .Where(link => !link.IsImage)
            .Select(link => pages.GetValueOrDefault($"{Folder(page)}{link.Url}"))
            .OfType<MarkdownPage>();

    private static string Folder(MarkdownPage page) => page.Source[..(page.Source.LastIndexOf('/') + 1)];
}
