using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Makes a network, and the types around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartial() : SourceEdit(Ids.NotPartial, Ids.ContainingTypeNotPartial)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        TypeDeclarationSyntax[] types = marked.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToArray();
        TypeDeclarationSyntax[] whole = types.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
        if (whole.Length == 0)
            yield break;
        SyntaxNode outermost = whole[whole.Length - 1];
        yield return (whole.Length == 1 ? $"Make '{whole[0].Identifier.ValueText}' partial" : "Make the types partial",
            outermost, outermost.ReplaceNodes(whole, (_, type) => AddPartial(type)));
    }

    // "partial" is the last modifier; without others it takes the trivia of the keyword.
    internal static T AddPartial<T>(T type)
        where T : TypeDeclarationSyntax
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return (T)(type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
