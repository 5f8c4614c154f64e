using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Unroll.Site.Highlighting;

namespace Unroll.Site;

/// <summary>Writes a document as HTML, with links that were followed, colored code, and tables that scroll.</summary>
internal sealed class MarkdownWriter(Links links, Highlighter highlighter)
{
    public string Write(MarkdownPage page)
    {
        foreach (LinkInline link in page.Tree.Descendants<LinkInline>())
            link.Url = links.Follow(page, link.Url ?? "", link.Line + 1);
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeWriter(highlighter));
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new HeadingWriter());
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(new LinkWriter());
        renderer.ObjectRenderers.Add(new TableWriter());
        renderer.Render(page.Tree);
        return text.ToString();
    }

    private sealed class CodeWriter(Highlighter highlighter) : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            string language = (block as FencedCodeBlock)?.Info ?? "";
            string code = block.Lines.ToString().TrimEnd('\n');
            renderer.Write(Highlighter.Frame(highlighter.Color(code, language)));
        }
    }

    private sealed class HeadingWriter : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock block)
        {
            string id = block.GetAttributes().Id!;
            renderer.Write($"<h{block.Level} id=\"{id}\">").WriteLeafInline(block);
            if (block.Level > 1)
                renderer.Write($"<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a>");
            renderer.Write($"</h{block.Level}>").WriteLine();
        }
    }

    private sealed class LinkWriter : Markdig.Renderers.Html.Inlines.LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage)
                link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
            else if (link.Url!.Contains("://", StringComparison.Ordinal))
                link.GetAttributes().AddClass("external");
            base.Write(renderer, link);
        }
    }

    private sealed class TableWriter : HtmlObjectRenderer<Table>
    {
        private readonly HtmlTableRenderer inner = new();

        protected override void Write(HtmlRenderer renderer, Table table)
        {
            bool pictures = table.Descendants<LinkInline>().Any(link => link.IsImage);
            renderer.Write($"<div class=\"{(pictures ? "table pictures" : "table")}\" tabindex=\"0\">");
            inner.Write(renderer, table);
            renderer.Write("</div>").WriteLine();
        }
    }
}
