using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unroll.Site.Reference;

/// <summary>The public types of the packages, as the compiler reads them from the assemblies.</summary>
internal sealed class ApiModel
{
    private readonly Dictionary<string, string> addresses = [];

    public ApiModel(SiteSources sources, IReadOnlyList<Package> packages)
    {
        Packages = packages;
        References = [.. ReferencesOf(packages)];
        Compilation = CSharpCompilation.Create("reference", references: References);
        Types =
        [
            .. packages.SelectMany(package => Read(sources, package))
                .OrderBy(type => packages.ToList().IndexOf(type.Package)).ThenBy(type => type.IsForGeneratedCode)
                .ThenBy(type => type.Group == type.Package.RootGroup ? "" : type.Group, StringComparer.Ordinal)
                .ThenBy(type => type.Name, StringComparer.Ordinal),
        ];
        foreach (ApiType type in Types)
            Register(type);
    }

    public IReadOnlyList<Package> Packages { get; }

    /// <summary>What code may use: the framework and the packages.</summary>
    public IReadOnlyList<MetadataReference> References { get; }

    public Compilation Compilation { get; }

    /// <summary>By package, group and name.</summary>
    public IReadOnlyList<ApiType> Types { get; }

    /// <summary>Where the site tells of a symbol; null if it does not.</summary>
    public string? AddressOf(ISymbol symbol) =>
        symbol.OriginalDefinition.GetDocumentationCommentId() is { } id ? addresses.GetValueOrDefault(id) : null;

    /// <summary>The name of a member on the page of its type.</summary>
    public string AnchorOf(ISymbol member) => AddressOf(member)!.Split('#')[1];

    private static IEnumerable<MetadataReference> ReferencesOf(IReadOnlyList<Package> packages)
    {
        IEnumerable<string> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && (name is "netstandard" or "Google.Protobuf" || name.StartsWith("System.", StringComparison.Ordinal)));
        foreach (string path in framework)
            yield return MetadataReference.CreateFromFile(path);
        foreach (Package package in packages)
            yield return MetadataReference.CreateFromFile(
                package.Assembly, documentation: XmlDocumentationProvider.CreateFromFile(package.Comments));
    }

    private IEnumerable<ApiType> Read(SiteSources sources, Package package)
    {
        var index = new SourceIndex(sources, package);
        var assembly = (IAssemblySymbol)Compilation.GetAssemblyOrModuleSymbol(
            References.Single(reference => reference.Display == package.Assembly))!;
        foreach (INamedTypeSymbol type in TypesOf(assembly.GlobalNamespace))
        {
            // What a tool wrote is in no file of the repository, and no part of what people use.
            if (index.Find(MetadataName(type)) is not (string file, int line))
                continue;
            string folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
            string group = folder.Length == package.Folder.Length
                ? package.RootGroup
                : folder[(package.Folder.Length + 1)..].Replace("/", ", ");
            yield return new ApiType(type, package, group, file, line, IsHidden(type));
        }
    }

    private static bool IsHidden(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "Unroll.Kernels"
        || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EditorBrowsableAttribute"
            && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]);

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol place)
    {
        foreach (INamedTypeSymbol type in place.GetTypeMembers().Where(ApiType.IsSeen))
        {
            yield return type;
            foreach (INamedTypeSymbol inner in TypesOf(type))
                yield return inner;
        }

        if (place is INamespaceSymbol space)
        {
            foreach (INamedTypeSymbol type in space.GetNamespaceMembers().SelectMany(TypesOf))
                yield return type;
        }
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{MetadataName(outer)}+{type.MetadataName}"
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private void Register(ApiType type)
    {
        addresses.Add(type.Symbol.GetDocumentationCommentId()!, type.Address);
        var counts = new Dictionary<string, int>();
        foreach (ISymbol member in type.Members)
        {
            string name = member switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } => "constructor",
                IPropertySymbol { IsIndexer: true } => "indexer",
                _ => member.Name,
            };
            int others = counts[name] = counts.GetValueOrDefault(name) + 1;
            addresses.Add(member.GetDocumentationCommentId()!, $"{type.Address}#{(others == 1 ? name : $"{name}-{others}")}");
        }
    }
}
