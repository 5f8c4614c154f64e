using System.Net;
using System.Text;

namespace Unroll.Site;

/// <summary>A page without what surrounds it.</summary>
/// <param name="Address">From the folder of the site.</param>
/// <param name="Title">As the window and the search show it.</param>
/// <param name="Body">HTML; it begins with the first heading.</param>
/// <param name="Headings">What stands under "On this page".</param>
/// <param name="Kind">How it looks: home, text or reference.</param>
internal sealed record PageContent(
    string Address, string Title, string Description, string Body, IReadOnlyList<Heading> Headings, string Kind);

/// <summary>A link with its words, from the folder of the site.</summary>
internal sealed record NavigationLink(string Text, string Address);

/// <summary>Links that stand together on the left, under a name.</summary>
internal sealed record NavigationSection(string Title, IReadOnlyList<NavigationLink> Links);

/// <summary>What surrounds each page: the search, the other pages, its contents, the page before and the page behind it.</summary>
internal static class Layout
{
    public static string Page(
        PageContent page, IReadOnlyList<NavigationSection> navigation, NavigationLink? previous, NavigationLink? next)
    {
        string root = Links.Between(page.Address, "");
        string title = page.Kind == "home" ? page.Title : $"{page.Title} · Unroll";
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-root="{root}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <meta name="description" content="{Encode(page.Description)}">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="{root}icon.png">
            <link rel="stylesheet" href="{root}site.css">
            <script src="{root}scheme.js"></script>
            <script src="{root}search-index.js" defer></script>
            <script src="{root}site.js" defer></script>
            </head>
            <body class="{page.Kind}">
            <a class="skip" href="#content">Skip to the text</a>
            <header class="top">
            <button type="button" class="menu" aria-expanded="false" aria-controls="pages" aria-label="Pages"><span></span></button>
            <a class="brand" href="{root}index.html"><img src="{root}icon.png" alt="" width="26" height="26">Unroll</a>
            <div class="search" role="search">
            <input type="search" placeholder="Search" aria-label="Search headings, types and members" role="combobox"
             aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" spellcheck="false">
            <kbd aria-hidden="true">/</kbd>
            <ul id="found" role="listbox" aria-label="Found" hidden></ul>
            </div>
            <nav class="places" aria-label="Parts">
            <a href="{root}contents.html">Documents</a>
            <a href="{root}networks.html">Networks</a>
            <a href="{root}api/index.html">Reference</a>
            </nav>
            <button type="button" class="scheme" aria-label="Light or dark"></button>
            </header>
            <div class="frame">
            <nav class="pages" id="pages" aria-label="Pages">{Navigation(page, navigation, root)}</nav>
            <main id="content" tabindex="-1">
            <article>
            {page.Body}
            </article>
            {Neighbors(previous, next, root)}
            </main>
            {OnThisPage(page)}
            </div>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Navigation(PageContent page, IReadOnlyList<NavigationSection> sections, string root)
    {
        var text = new StringBuilder();
        foreach (NavigationSection section in sections)
        {
            text.Append($"\n<h2>{Encode(section.Title)}</h2>\n<ul>");
            foreach (NavigationLink link in section.Links)
            {
                string current = link.Address == page.Address ? " aria-current=\"page\"" : "";
                text.Append($"\n<li><a href=\"{root}{link.Address}\"{current}>{Encode(link.Text)}</a></li>");
            }

            text.Append("\n</ul>");
        }

        return text.ToString();
    }

    private static string Neighbors(NavigationLink? previous, NavigationLink? next, string root)
    {
        if (previous is null && next is null)
            return "";
        string Link(NavigationLink? link, string kind, string word) => link is null
            ? "<span></span>"
            : $"<a class=\"{kind}\" rel=\"{kind}\" href=\"{root}{link.Address}\"><small>{word}</small>{Encode(link.Text)}</a>";
        string links = Link(previous, "prev", "Previous") + Link(next, "next", "Next");
        return $"<nav class=\"neighbors\" aria-label=\"Before and behind\">{links}</nav>";
    }

    private static string OnThisPage(PageContent page)
    {
        Heading[] shown = [.. page.Headings.Where(heading => heading.Level is 2 or 3)];
        if (shown.Length < 2 || page.Kind == "home")
            return "";
        var text = new StringBuilder("<nav class=\"contents\" aria-label=\"On this page\"><h2>On this page</h2>\n<ul>");
        foreach (Heading heading in shown)
            text.Append($"\n<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{Encode(heading.Text)}</a></li>");
        return text.Append("\n</ul></nav>").ToString();
    }
}
