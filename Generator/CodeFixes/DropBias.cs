using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Leaves out a bias that the batch normalization behind it takes away again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DropBias() : SourceEdit(Ids.BiasBeforeNorm)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            yield return ("Add Bias = false", attribute, ArgumentLists.With(attribute, "Bias", "false"));
    }
}
