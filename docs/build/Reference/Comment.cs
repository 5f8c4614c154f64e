using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Unroll.Site.Reference;

/// <summary>
/// What the comment on a symbol says. Where it says that it is inherited, or an override says nothing, another's comment completes it.
/// </summary>
internal sealed class Comment
{
    private readonly List<XElement> parts = [];

    public Comment(ISymbol symbol, Compilation compilation) : this(symbol, compilation, 0)
    {
    }

    private Comment(ISymbol symbol, Compilation compilation, int depth)
    {
        string? text = symbol.OriginalDefinition.GetDocumentationCommentXml();
        XElement? comment = string.IsNullOrWhiteSpace(text) ? null : XElement.Parse(text, System.Xml.Linq.LoadOptions.PreserveWhitespace);
        if (comment is not null)
            parts.AddRange(comment.Elements().Where(part => part.Name != "inheritdoc"));
        if (depth < 8 && (comment is null || comment.Element("inheritdoc") is not null))
        {
            ISymbol? other = comment?.Element("inheritdoc")?.Attribute("cref") is { } named
                ? DocumentationCommentId.GetFirstSymbolForDeclarationId(named.Value, compilation)
                : Inherited(symbol);
            if (other is not null)
                Complete(new Comment(other, compilation, depth + 1));
        }

        // A parameter of a record is a property, too.
        if (parts.Count == 0 && symbol is IPropertySymbol { ContainingType: { IsRecord: true } or { TypeKind: TypeKind.Struct } }
            && new Comment(symbol.ContainingType, compilation, depth + 1).Named("param", symbol.Name) is { } parameter)
            parts.Add(new XElement("summary", parameter.Nodes()));
    }

    public XElement? Summary => First("summary") ?? First("value");

    public XElement? Remarks => First("remarks");

    public XElement? Returns => First("returns");

    public IEnumerable<XElement> Examples => parts.Where(part => part.Name == "example");

    public IEnumerable<XElement> Exceptions => parts.Where(part => part.Name == "exception");

    /// <summary>What is said of a parameter.</summary>
    /// <param name="kind">param or typeparam.</param>
    public XElement? Named(string kind, string name) =>
        parts.FirstOrDefault(part => part.Name == kind && part.Attribute("name")?.Value == name);

    private XElement? First(string name) => parts.FirstOrDefault(part => part.Name == name);

    private void Complete(Comment other)
    {
        HashSet<string> own = [.. parts.Select(Key)];
        parts.AddRange(other.parts.Where(part => !own.Contains(Key(part))));
    }

    private static string Key(XElement part) => $"{part.Name} {part.Attribute("name")?.Value} {part.Attribute("cref")?.Value}";

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } type } => type,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => null,
        IMethodSymbol or IPropertySymbol => symbol.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers())
            .FirstOrDefault(member =>
                SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };
}
