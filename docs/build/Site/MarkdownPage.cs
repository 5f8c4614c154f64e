using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unroll.Site;

/// <summary>A heading of a page, and the name by which links reach it.</summary>
internal sealed record Heading(int Level, string Id, string Text);

/// <summary>A document that becomes a page.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <param name="source">The file, from the folder of the repository.</param>
    /// <param name="text">What it says, with line feeds.</param>
    public MarkdownPage(string source, string text)
    {
        Source = source;
        Address = AddressOf(source);
        Tree = Markdown.Parse(text, Pipeline);
        Headings = [.. Tree.Descendants<HeadingBlock>().Select(Name)];
        Title = Headings.FirstOrDefault(heading => heading.Level == 1)?.Text ?? "";
    }

    public string Source { get; }

    /// <summary>Where the page is, from the folder of the site: docs/a/b.md is a/b.html, and a README the index of its folder.</summary>
    public string Address { get; }

    public string Title { get; }

    public MarkdownDocument Tree { get; }

    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>The first paragraph, without its links and pictures.</summary>
    public string Opening => Tree.OfType<ParagraphBlock>().FirstOrDefault() is { Inline: { } text } ? TextOf(text) : "";

    public static string AddressOf(string source)
    {
        string name = source.StartsWith("docs/", StringComparison.Ordinal) ? source["docs/".Length..] : source;
        return name.EndsWith("README.md", StringComparison.Ordinal)
            ? $"{name[..^"README.md".Length]}index.html"
            : $"{name[..^".md".Length]}.html";
    }

    /// <summary>The words of inlines as they are read.</summary>
    public static string TextOf(ContainerInline inlines) => string.Concat(inlines.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    }));

    /// <summary>As GitHub does: small letters, digits and hyphens, a hyphen for a space, and a number for a second one.</summary>
    private Heading Name(HeadingBlock block)
    {
        string text = TextOf(block.Inline!);
        string name = string.Concat(text.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            .Replace(' ', '-');
        int others = names.TryGetValue(name, out int count) ? count : 0;
        names[name] = others + 1;
        string id = others == 0 ? name : $"{name}-{others}";
        block.GetAttributes().Id = id;
        return new Heading(block.Level, id, text);
    }

    private readonly Dictionary<string, int> names = [];
}
