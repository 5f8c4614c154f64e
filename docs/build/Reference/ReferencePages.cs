using System.Text;
using Microsoft.CodeAnalysis;

namespace Unroll.Site.Reference;

/// <summary>The pages of the reference: all packages, each package, each type.</summary>
internal sealed class ReferencePages(ApiModel model, CommentWriter comments, SignatureWriter signatures)
{
    public const string Address = "api/index.html";

    public IEnumerable<(PageContent Page, IReadOnlyList<NavigationSection> Navigation)> Write()
    {
        yield return (WriteIndex(), Navigation(null, null));
        foreach (Package package in model.Packages)
            yield return (WritePackage(package), Navigation(package, null));
        var page = new TypePage(model, comments, signatures);
        foreach (ApiType type in model.Types)
            yield return (page.Write(type), Navigation(type.Package, type));
    }

    public void Index(SearchIndex search)
    {
        foreach (ApiType type in model.Types)
        {
            string name = type.IsAttribute ? type.Name[..^"Attribute".Length] : type.Name;
            search.Add(name, type.Address, $"{type.Kind}, {type.Package.Name}");
            if (type.IsForGeneratedCode)
                continue;
            foreach (ISymbol member in type.Members.Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
                .DistinctBy(member => member.Name))
                search.Add($"{name}.{(member is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name)}", model.AddressOf(member)!,
                    ApiType.KindOf(member) switch { MemberKind.Methods => "method", MemberKind.Properties => "property", _ => "field" });
        }
    }

    private PageContent WriteIndex()
    {
        var text = new StringBuilder("<h1>Reference</h1>\n<p>Every public type and member, as the comments in the source tell.</p>\n");
        var headings = new List<Heading>();
        foreach (Package package in model.Packages)
        {
            string id = package.Name.ToLowerInvariant();
            headings.Add(new Heading(2, id, package.Name));
            text.Append($"<h2 id=\"{id}\"><a href=\"{Links.Between(Address, package.Address)}\">{package.Name}</a></h2>\n")
                .Append($"<p>{Layout.Encode(package.Opening)}</p>\n");
            foreach (IGrouping<string, ApiType> group in GroupsOf(package))
            {
                IEnumerable<string> types = group.Select(type =>
                    $"<a href=\"{Links.Between(Address, type.Address)}\">{Layout.Encode(ShortName(type))}</a>");
                text.Append($"<p class=\"group\"><strong>{group.Key}</strong> {string.Join(" · ", types)}</p>\n");
            }
        }

        return new PageContent(Address, "Reference", "Every public type and member.", text.ToString(), headings, "reference");
    }

    private PageContent WritePackage(Package package)
    {
        var text = new StringBuilder($"""
            <p class="crumbs"><a href="index.html">Reference</a></p>
            <h1>{package.Name} <small>package</small></h1>
            <p>{Layout.Encode(package.Opening)}</p>

            """);
        var headings = new List<Heading>();
        foreach (IGrouping<string, ApiType> group in GroupsOf(package))
        {
            headings.Add(new Heading(2, Id(group.Key), group.Key));
            text.Append($"<h2 id=\"{Id(group.Key)}\">{group.Key}</h2>\n<div class=\"table\" tabindex=\"0\"><table>\n");
            foreach (ApiType type in group)
            {
                string said = comments.Line(type, new Comment(type.Symbol, model.Compilation).Summary);
                string name = $"<code>{Layout.Encode(ShortName(type))}</code>";
                text.Append($"<tr><td><a href=\"{Links.Between(package.Address, type.Address)}\">{name}</a></td><td>{said}</td></tr>\n");
            }

            text.Append("</table></div>\n");
        }

        return new PageContent(package.Address, package.Name, package.Opening, text.ToString(), headings, "reference");
    }

    private IReadOnlyList<NavigationSection> Navigation(Package? package, ApiType? type)
    {
        var sections = new List<NavigationSection>
        {
            new("Reference", [new("All types", Address), .. model.Packages.Select(one => new NavigationLink(one.Name, one.Address))]),
        };
        if (type is not null)
        {
            string group = GroupOf(type);
            sections.Add(new(group, [.. model.Types.Where(one => one.Package == package && GroupOf(one) == group)
                .Select(one => new NavigationLink(ShortName(one), one.Address))]));
        }

        if (package is not null)
        {
            IEnumerable<string> groups = GroupsOf(package).Select(group => group.Key)
                .Where(group => type is null || group != GroupOf(type));
            sections.Add(new(
                type is null ? package.Name : "Other groups",
                [.. groups.Select(group => new NavigationLink(group, $"{package.Address}#{Id(group)}"))]));
        }
        return sections;
    }

    private IEnumerable<IGrouping<string, ApiType>> GroupsOf(Package package) =>
        model.Types.Where(type => type.Package == package).GroupBy(GroupOf);

    private static string GroupOf(ApiType type) => type.IsForGeneratedCode ? "For generated code" : type.Group;

    /// <summary>An attribute by the name that a declaration has, unless another type has that one.</summary>
    private string ShortName(ApiType type)
    {
        string name = type.Name.Replace("Attribute", "", StringComparison.Ordinal);
        return type.IsAttribute && model.Types.All(other => other.Package != type.Package || other.Name != name) ? name : type.Name;
    }

    private static string Id(string group) => group.ToLowerInvariant().Replace(", ", "-").Replace(' ', '-');
}
