using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unroll.Operations.Tests;

/// <summary>
/// A machine without AVX-512 compiles the code for it, but never runs it. Of methods that differ in numbers and in the names of stages
/// alone it compiles the first; the others' bodies only throw. That is a fifth of all code of the catalog, and compiling takes most of the
/// time of these tests. A machine with AVX-512 compiles all.
/// </summary>
internal static partial class CodeNeverRun
{
    private static readonly ConcurrentDictionary<string, bool> Compiled = new(StringComparer.Ordinal);   // assemblies are made on threads

    /// <summary>The compilation without what it need not compile.</summary>
    public static Compilation Reduce(Compilation compilation)
    {
        if (ActivePath.Current == VectorPath.Avx512)
            return compilation;
        (SyntaxTree Whole, SyntaxTree Reduced)[] trees =
        [
            .. from tree in compilation.SyntaxTrees
               where tree.FilePath.EndsWith(".Avx512.g.cs", StringComparison.Ordinal)
               let reduced = Reduce(tree)
               where reduced is not null
               select (tree, tree.WithChangedText(reduced)),
        ];
        return compilation.RemoveSyntaxTrees(trees.Select(tree => tree.Whole)).AddSyntaxTrees(trees.Select(tree => tree.Reduced));
    }

    /// <summary>The text of a file without the bodies that need not be compiled; null where all must be.</summary>
    private static SourceText? Reduce(SyntaxTree tree)
    {
        string text = tree.ToString();
        var reduced = new StringBuilder();
        int at = 0;
        foreach (BlockSyntax body in tree.GetRoot().DescendantNodes(node => node is not BlockSyntax).OfType<BlockSyntax>())
        {
            if (Compiled.TryAdd(Names().Replace(body.ToString(), "_"), true))
                continue;
            reduced.Append(text, at, body.SpanStart - at).Append("{ throw null; }");
            at = body.Span.End;
        }

        return at == 0 ? null : SourceText.From(reduced.Append(text, at, text.Length - at).ToString(), Encoding.UTF8);
    }

    /// <summary>Numbers, and the parts of names behind an underscore, where stages are named.</summary>
    [GeneratedRegex(@"_\w+|\d+")]
    private static partial Regex Names();
}
