using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Makes a class with stages the network, or the block, that it is meant to be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddNetworkAttribute() : SourceEdit(Ids.NotANetwork)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type)
            yield break;
        foreach (string attribute in new[] { "Network", "Block" })
            yield return ($"Put [{attribute}] on '{type.Identifier.ValueText}'", type, With(type, attribute));
    }

    private static ClassDeclarationSyntax With(ClassDeclarationSyntax type, string attribute)
    {
        SyntaxTriviaList before = type.GetLeadingTrivia();
        IEnumerable<SyntaxTrivia> indent = before.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1);
        ClassDeclarationSyntax plain = MakePartial.AddPartial(type.WithoutLeadingTrivia());
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute))))
            .WithLeadingTrivia(before)
            .WithTrailingTrivia(new SyntaxTriviaList([SourceText.EndOfLine(type), .. indent]));
        return plain.WithAttributeLists(plain.AttributeLists.Insert(0, list));
    }
}
