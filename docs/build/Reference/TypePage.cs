using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Unroll.Site.Highlighting;

namespace Unroll.Site.Reference;

/// <summary>Writes the page of a type: what it is, and each of its members.</summary>
internal sealed partial class TypePage(ApiModel model, CommentWriter comments, SignatureWriter signatures)
{
    private static readonly string Project = Links.Metadata("ProjectAddress");

    public PageContent Write(ApiType type)
    {
        var comment = new Comment(type.Symbol, model.Compilation);
        var headings = new List<Heading>();
        var text = new StringBuilder($"""
            <p class="crumbs"><a href="index.html">Reference</a> /
            <a href="{Links.Between(type.Address, type.Package.Address)}">{type.Package.Name}</a> / {type.Group}</p>
            <h1>{Break(type.Name)} <small>{type.Kind}</small></h1>
            {comments.Blocks(type, comment.Summary)}
            {Highlighter.Frame(signatures.OfType(type))}
            <p class="facts">Namespace <code>{type.Symbol.ContainingNamespace}</code> · package <code>{type.Package.Name}</code> ·
            <a class="external" href="{Project}/blob/main/{type.File}#L{type.Line}">source</a></p>

            """);
        if (type.IsForGeneratedCode)
            text.Append("<p class=\"note\">Generated code uses this type; a program has no need of it.</p>\n");
        AppendParameters(text, type, comment, type.Symbol.TypeParameters, type.Symbol.DelegateInvokeMethod);
        text.Append(comments.Blocks(type, comment.Remarks));
        foreach (XElement example in comment.Examples)
            text.Append(comments.Blocks(type, example));
        AppendRelated(text, type);
        if (type.Symbol.TypeKind == TypeKind.Enum)
            AppendValues(text, type, headings);
        else if (type.Symbol.TypeKind != TypeKind.Delegate)
            AppendMembers(text, type, headings);
        return new PageContent(type.Address, type.Name, comment.Summary?.Value.Trim() ?? type.Name, text.ToString(), headings, "reference");
    }

    private void AppendValues(StringBuilder text, ApiType type, List<Heading> headings)
    {
        headings.Add(new Heading(2, "values", "Values"));
        text.Append("<h2 id=\"values\">Values</h2>\n<div class=\"table\" tabindex=\"0\"><table>\n");
        foreach (IFieldSymbol value in type.Members.Cast<IFieldSymbol>())
        {
            string said = comments.Line(type, new Comment(value, model.Compilation).Summary);
            text.Append($"<tr><td id=\"{model.AnchorOf(value)}\"><code>{value.Name}</code></td>")
                .Append($"<td>{value.ConstantValue}</td><td>{said}</td></tr>\n");
        }

        text.Append("</table></div>\n");
    }

    private void AppendMembers(StringBuilder text, ApiType type, List<Heading> headings)
    {
        foreach (IGrouping<MemberKind, ISymbol> kind in type.Members.GroupBy(ApiType.KindOf).OrderBy(kind => kind.Key))
        {
            string title = kind.Key.ToString();
            headings.Add(new Heading(2, title.ToLowerInvariant(), title));
            text.Append($"<h2 id=\"{title.ToLowerInvariant()}\">{title}</h2>\n");
            string before = "";
            foreach (ISymbol member in kind)
            {
                string name = NameOf(member), anchor = model.AnchorOf(member);
                if (name != before)
                    headings.Add(new Heading(3, anchor, name));
                before = name;
                AppendMember(text, type, member, name, anchor);
            }
        }
    }

    private void AppendMember(StringBuilder text, ApiType type, ISymbol member, string name, string anchor)
    {
        var comment = new Comment(member, model.Compilation);
        string link = $"<a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to this member\">#</a>";
        text.Append($"<section class=\"member\">\n<h3 id=\"{anchor}\">{Break(name)}{link}</h3>\n")
            .Append(Highlighter.Frame(signatures.OfMember(type, member)));
        // A constructor that stands beside the name of its type shares the comment; only the parameters are its own.
        bool isShared = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            && comment.Summary?.Value == new Comment(type.Symbol, model.Compilation).Summary?.Value;
        if (!isShared)
            text.Append(comments.Blocks(type, comment.Summary));
        var method = member as IMethodSymbol;
        AppendParameters(text, type, comment, method?.TypeParameters ?? [], method, (member as IPropertySymbol)?.Parameters);
        if (comment.Returns is { } returns)
            text.Append($"<dl class=\"terms\"><dt>Returns</dt><dd>{comments.Blocks(type, returns)}</dd></dl>\n");
        if (comment.Exceptions.Any())
        {
            text.Append("<dl class=\"terms\"><dt>Throws</dt>\n");
            foreach (XElement exception in comment.Exceptions)
            {
                string thrown = comments.Reference(type, exception.Attribute("cref")?.Value ?? "");
                text.Append($"<dd>{thrown} {comments.Line(type, exception)}</dd>\n");
            }

            text.Append("</dl>\n");
        }

        foreach (XElement part in isShared ? [] : comment.Examples.Prepend(comment.Remarks).OfType<XElement>())
            text.Append(comments.Blocks(type, part));
        text.Append("</section>\n");
    }

    private void AppendParameters(
        StringBuilder text, ApiType type, Comment comment, IEnumerable<ITypeParameterSymbol> types, IMethodSymbol? method,
        IEnumerable<IParameterSymbol>? indices = null)
    {
        (string Name, string Type, XElement? Said)[] all =
        [
            .. types.Select(one => (one.Name, "", comment.Named("typeparam", one.Name))),
            .. (method?.Parameters ?? indices ?? []).Select(one =>
                (one.Name, signatures.OfUse(type, one.Type), comment.Named("param", one.Name))),
        ];
        if (all.All(parameter => parameter.Said is null))
            return;
        text.Append("<dl class=\"terms\"><dt>Parameters</dt>\n");
        foreach ((string name, string use, XElement? said) in all)
            text.Append($"<dd><code>{name}</code> <code class=\"use\">{use}</code> {comments.Line(type, said)}</dd>\n");
        text.Append("</dl>\n");
    }

    /// <summary>What it has from its base types, and what is derived from it.</summary>
    private void AppendRelated(StringBuilder text, ApiType type)
    {
        for (INamedTypeSymbol? parent = type.Symbol.BaseType; parent is not null; parent = parent.BaseType)
        {
            ApiType? shown = model.Types.FirstOrDefault(one => IsSame(one.Symbol, parent));
            ISymbol[] members =
            [
                .. (shown?.Members ?? []).Where(member => member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
                    && !type.Members.Any(own => own.Name == member.Name)).DistinctBy(member => member.Name),
            ];
            if (members.Length == 0)
                continue;
            string names = string.Join(", ", members.Select(member => comments.Link(type, member, member.Name)));
            text.Append($"<p class=\"related\">From {comments.Link(type, shown!.Symbol, shown.Name)}: {names}</p>\n");
        }

        string[] derived =
        [
            .. model.Types.Where(one =>
                    IsSame(type.Symbol, one.Symbol.BaseType) || one.Symbol.Interfaces.Any(face => IsSame(type.Symbol, face)))
                .Select(one => comments.Link(type, one.Symbol, one.Name)),
        ];
        if (derived.Length > 0)
            text.Append($"<p class=\"related\">Derived: {string.Join(", ", derived)}</p>\n");
    }

    private static bool IsSame(INamedTypeSymbol declared, INamedTypeSymbol? used) =>
        SymbolEqualityComparer.Default.Equals(declared, used?.OriginalDefinition);

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IPropertySymbol { IsIndexer: true } => "this[]",
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } => $"operator {member.Name["op_".Length..]}",
        IMethodSymbol { MethodKind: MethodKind.Conversion } conversion => $"to {conversion.ReturnType.Name}",
        _ => member.Name,
    };

    // A long name may break before its capitals.
    private static string Break(string name) => WordBegin().Replace(Layout.Encode(name), "<wbr>");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordBegin();
}
