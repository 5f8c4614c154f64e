using System.Text;
using Unroll.Site.Highlighting;
using Unroll.Site.Reference;

namespace Unroll.Site;

/// <summary>Makes the site: a page of every document and of every public type, and what links them.</summary>
/// <param name="sources">The documents.</param>
/// <param name="packages">What the reference tells of; all unless given.</param>
/// <param name="networks">The folders whose networks are drawn; those of the samples unless given.</param>
internal sealed class SiteBuilder(
    SiteSources sources, IReadOnlyList<Package>? packages = null, IReadOnlyList<string>? networks = null)
{
    private readonly Dictionary<string, string> written = [];

    public SiteResult Build()
    {
        Dictionary<string, MarkdownPage> pages = sources.Documents.ToDictionary(
            source => source, source => new MarkdownPage(source, sources.ReadText(source)));
        var links = new Links(sources, pages);
        var contents = new Contents(pages, links.Problems);
        var search = new SearchIndex();
        var model = new ApiModel(sources, packages ?? Package.All);
        var csharp = new CSharpHighlighter(model.References, model.AddressOf);
        var highlighter = new Highlighter(csharp);
        var writer = new MarkdownWriter(links, highlighter);

        IReadOnlyList<NavigationSection> navigation =
            [.. contents.Sections.Select(section => new NavigationSection(section.Title, [.. section.Pages.Select(LinkTo)]))];
        foreach (MarkdownPage page in pages.Values)
        {
            int place = contents.Order.ToList().IndexOf(page);
            csharp.Begin(Links.Between(page.Address, ""));
            bool isHome = page.Source == "README.md";
            string body = isHome ? HomePage.Write(writer.Write(page), contents) : writer.Write(page);
            var content = new PageContent(
                page.Address, page.Title, page.Opening, body, page.Headings, isHome ? "home" : "text");
            written[page.Address] = Layout.Page(
                content, navigation,
                place > 0 ? LinkTo(contents.Order[place - 1]) : null,
                place >= 0 && place + 1 < contents.Order.Count ? LinkTo(contents.Order[place + 1]) : null);
            search.Add(page);
        }

        csharp.Begin("../");
        var reference = new ReferencePages(model, new CommentWriter(model, highlighter, links.Problems), new SignatureWriter(model));
        foreach ((PageContent page, IReadOnlyList<NavigationSection> beside) in reference.Write())
            written[page.Address] = Layout.Page(page, beside, null, null);
        reference.Index(search);

        (PageContent drawn, IReadOnlyDictionary<string, string> diagrams) =
            new NetworksPage(sources).Write(networks ?? NetworksPage.SampleFolders);
        written[drawn.Address] = Layout.Page(drawn, navigation, null, null);
        foreach (Heading heading in drawn.Headings)
            search.Add(heading.Text, $"{drawn.Address}#{heading.Id}", "network");

        Dictionary<string, byte[]> files = written.ToDictionary(page => page.Key, page => Encoding.UTF8.GetBytes(page.Value));
        foreach ((string address, string picture) in diagrams)
            files[address] = Encoding.UTF8.GetBytes(picture);
        foreach (string name in links.Attached)
            files[name["docs/".Length..]] = File.ReadAllBytes(sources.FullPath(name));
        foreach (string name in (string[])["site.css", "site.js", "scheme.js"])
            files[name] = Asset(name);
        files["search-index.js"] = Encoding.UTF8.GetBytes(search.ToScript());
        files["icon.png"] = Asset("icon.png");
        // Links of documents have been followed with their lines; what is found now, nobody followed.
        if (links.Problems.Count == 0)
            links.Problems.AddRange(LinkCheck.Check(written, files.Keys.ToHashSet()));
        return new SiteResult(files, links.Problems, links.External);
    }

    private static NavigationLink LinkTo(MarkdownPage page) => new(page.Source == "README.md" ? "Overview" : page.Title, page.Address);

    private static byte[] Asset(string name)
    {
        using Stream stream = typeof(SiteBuilder).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

}
