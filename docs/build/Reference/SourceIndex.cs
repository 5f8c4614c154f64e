using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unroll.Site.Reference;

/// <summary>Where types are declared: an assembly does not say, and its folders tell what belongs together.</summary>
internal sealed class SourceIndex
{
    private readonly Dictionary<string, (string File, int Line)> places = [];

    public SourceIndex(SiteSources sources, Package package)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(sources.FullPath(package.Folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            // Of the parts of a type the file of the type's name comes first: it is the shortest name.
            .OrderBy(file => Path.GetFileName(file).Length).ThenBy(file => file, StringComparer.Ordinal);
        foreach (string file in files)
        {
            SyntaxTreeOf(file, sources.Name(file));
        }
    }

    /// <summary>The file and the line of a type, by its name in metadata; null of one that a tool wrote.</summary>
    public (string File, int Line)? Find(string name) => places.TryGetValue(name, out (string, int) place) ? place : null;

    private void SyntaxTreeOf(string path, string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path));
        foreach (MemberDeclarationSyntax type in tree.GetRoot().DescendantNodes(node => node is not BaseMethodDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            places.TryAdd(NameOf(type), (file, tree.GetLineSpan(type.Span).StartLinePosition.Line + 1));
        }
    }

    private static string NameOf(MemberDeclarationSyntax type)
    {
        string name = type switch
        {
            TypeDeclarationSyntax { TypeParameterList.Parameters.Count: var count } generic => $"{generic.Identifier.Text}`{count}",
            DelegateDeclarationSyntax { TypeParameterList.Parameters.Count: var count } generic => $"{generic.Identifier.Text}`{count}",
            DelegateDeclarationSyntax plain => plain.Identifier.Text,
            BaseTypeDeclarationSyntax plain => plain.Identifier.Text,
            _ => throw new ArgumentException($"{type.Kind()} is no type", nameof(type)),
        };
        return type.Parent switch
        {
            BaseNamespaceDeclarationSyntax space => $"{space.Name}.{name}",
            TypeDeclarationSyntax outer => $"{NameOf(outer)}+{name}",
            _ => name,
        };
    }
}
