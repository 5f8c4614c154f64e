using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.Generator;

/// <summary>
/// The networks that were read from the last compilation. Most edits change a method's body, on which no attribute depends: the networks
/// are the same then, and their attributes need not be bound again, which takes most of the time of a keystroke.
/// </summary>
internal sealed class KnownSpecs
{
    private readonly object turn = new();
    private Dictionary<string, NetworkSpec> specs = new(StringComparer.Ordinal);
    private WeakReference<Compilation>? last;

    /// <summary>A network as the compilation declares it.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Ends the reading, by an exception.</param>
    public NetworkSpec Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        string key = $"{type.TypeKind} {NetworkSymbols.MetadataNameOf(type)}";
        Dictionary<string, NetworkSpec> known;
        lock (turn)
        {
            known = At(compilation);
            if (known.TryGetValue(key, out NetworkSpec? before))
                return before;
        }

        NetworkSpec spec = NetworkParser.TryParse(type, cancellation);
        lock (turn)
            known[key] = spec;
        return spec;
    }

    // Those of compilations with other declarations are others: whoever still reads one of those keeps its own.
    private Dictionary<string, NetworkSpec> At(Compilation compilation)
    {
        Compilation? before = null;
        last?.TryGetTarget(out before);
        if (ReferenceEquals(before, compilation))
            return specs;
        if (before is null || !DeclareTheSame(before, compilation))
            specs = new(StringComparer.Ordinal);
        last = new(compilation);
        return specs;
    }

    /// <summary>
    /// Whether all that attributes can refer to is the same: every file but for the bodies of its methods, what is referred to, and how it
    /// is compiled.
    /// </summary>
    private static bool DeclareTheSame(Compilation before, Compilation after) =>
        before.AssemblyName == after.AssemblyName
        && before.Options.Equals(after.Options)
        && before.ExternalReferences.SequenceEqual(after.ExternalReferences)
        && before.SyntaxTrees.Count() == after.SyntaxTrees.Count()
        && before.SyntaxTrees.Zip(after.SyntaxTrees, DeclareTheSame).All(same => same);

    private static bool DeclareTheSame(SyntaxTree before, SyntaxTree after) => ReferenceEquals(before, after)
        || (before.FilePath == after.FilePath && before.Options.Equals(after.Options) && before.IsEquivalentTo(after, topLevel: true)
            && HaveTheSameConstants(before.GetRoot(), after.GetRoot()));

    // To Roslyn the value of a constant is no part of its declaration.
    private static bool HaveTheSameConstants(SyntaxNode before, SyntaxNode after)
    {
        SyntaxNode[] old = [.. ConstantsOf(before)], edited = [.. ConstantsOf(after)];
        return old.Length == edited.Length && old.Zip(edited, (a, b) => a.IsEquivalentTo(b, topLevel: false)).All(same => same);
    }

    private static IEnumerable<SyntaxNode> ConstantsOf(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax)
        .Where(node => node is EnumMemberDeclarationSyntax
            || (node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword)));
}
