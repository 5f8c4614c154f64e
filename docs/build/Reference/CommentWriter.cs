using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Unroll.Site.Highlighting;

namespace Unroll.Site.Reference;

/// <summary>Writes comments as HTML; a reference to what does not exist is a problem at the type that the comment is of.</summary>
internal sealed class CommentWriter(ApiModel model, Highlighter highlighter, ICollection<Problem> problems)
{
    private static readonly SymbolDisplayFormat Short = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Words of one line, as they stand in a table.</summary>
    public string Line(ApiType type, XElement? part) =>
        part is null ? "" : string.Concat(part.Nodes().Where(node => !IsBlock(node)).Select(node => Inline(type, node))).Trim();

    /// <summary>Paragraphs, lists and code.</summary>
    public string Blocks(ApiType type, XElement? part)
    {
        if (part is null)
            return "";
        var text = new StringBuilder();
        var words = new StringBuilder();
        foreach (XNode node in part.Nodes())
        {
            if (!IsBlock(node))
            {
                words.Append(Inline(type, node));
                continue;
            }

            AppendParagraph(text, words);
            text.Append(Block(type, (XElement)node));
        }

        AppendParagraph(text, words);
        return text.ToString();
    }

    private static bool IsBlock(XNode node) => node is XElement { Name.LocalName: "para" or "code" or "list" };

    private static void AppendParagraph(StringBuilder text, StringBuilder words)
    {
        if (words.ToString().Trim() is { Length: > 0 } paragraph)
            text.Append($"<p>{paragraph}</p>\n");
        words.Clear();
    }

    private string Block(ApiType type, XElement element) => element.Name.LocalName switch
    {
        "code" => Highlighter.Frame(highlighter.Color(Unindent(element.Value), "csharp")),
        "para" => $"<p>{Line(type, element)}</p>\n",
        _ => $"<ul>{string.Concat(element.Elements("item").Select(item => $"<li>{Item(type, item)}</li>"))}</ul>\n",
    };

    private string Item(ApiType type, XElement item)
    {
        string term = Line(type, item.Element("term"));
        XElement? told = item.Element("description") ?? (item.Element("term") is null ? item : null);
        string description = Line(type, told);
        return term.Length > 0 && description.Length > 0 ? $"<strong>{term}</strong>: {description}" : term + description;
    }

    private string Inline(ApiType type, XNode node) => node switch
    {
        XText text => Layout.Encode(text.Value),
        XElement { Name.LocalName: "see" or "seealso" } see => See(type, see),
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"<code>{Layout.Encode(name.Attribute("name")!.Value)}</code>",
        XElement { Name.LocalName: "c" } code => $"<code>{Layout.Encode(code.Value)}</code>",
        XElement { Name.LocalName: "b" or "i" or "em" or "strong" } word => $"<{word.Name}>{Line(type, word)}</{word.Name}>",
        XElement other => Unknown(type, other),
        _ => "",
    };

    private string See(ApiType type, XElement see)
    {
        if (see.Attribute("langword") is { } word)
            return $"<code>{Layout.Encode(word.Value)}</code>";
        if (see.Attribute("href") is { } link)
            return $"<a class=\"external\" href=\"{Layout.Encode(link.Value)}\">{(see.IsEmpty ? link.Value : Line(type, see))}</a>";
        return Reference(type, see.Attribute("cref")?.Value ?? "", see.Value);
    }

    /// <summary>The name of a symbol, with a link where the site tells of it.</summary>
    /// <param name="id">As the compiler writes it into comments: T:Unroll.Layer.</param>
    /// <param name="words">What is shown; empty: the name.</param>
    public string Reference(ApiType type, string id, string words = "")
    {
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, model.Compilation) is not { } symbol)
        {
            Report(type, $"refers to {id}, which does not exist");
            return Layout.Encode(id);
        }

        return Link(type, symbol, words.Length > 0 ? words : NameOf(type, symbol));
    }

    public string Link(ApiType type, ISymbol symbol, string words)
    {
        string shown = $"<code>{Layout.Encode(words)}</code>";
        return model.AddressOf(symbol) is { } address ? $"<a href=\"{Links.Between(type.Address, address)}\">{shown}</a>" : shown;
    }

    private static string NameOf(ApiType type, ISymbol symbol)
    {
        bool isConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        string name = isConstructor ? symbol.ContainingType.Name : symbol.ToDisplayString(Short);
        bool isOfOther = symbol is not INamedTypeSymbol && symbol.ContainingType is { } owner
            && !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type.Symbol.OriginalDefinition);
        return isOfOther && !isConstructor ? $"{symbol.ContainingType.ToDisplayString(Short)}.{name}" : name;
    }

    private string Unknown(ApiType type, XElement element)
    {
        Report(type, $"has <{element.Name}>, which nobody shows");
        return "";
    }

    private void Report(ApiType type, string what) =>
        problems.Add(new Problem(type.File, type.Line, $"a comment of {type.Name} or of a member {what}"));

    private static string Unindent(string code)
    {
        string[] lines = code.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0)
            .Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : "")).TrimEnd();
    }
}
