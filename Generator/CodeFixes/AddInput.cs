using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Gives a network an input as its first stage.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddInput() : SourceEdit(Ids.NoInput)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { Members: { Count: > 0 } members } type)
            yield break;
        foreach (string input in new[] { "[Input(28, 28, 1)] Layer image;", "[Input(10)] Layer x;" })
        {
            // With the indentation of the first member, which keeps its comments.
            SyntaxTriviaList before = members[0].GetLeadingTrivia();
            MemberDeclarationSyntax added = SyntaxFactory.ParseMemberDeclaration(input)!
                .WithLeadingTrivia(before.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1))
                .WithTrailingTrivia(SourceText.EndOfLine(type));
            yield return ($"Add {input.TrimEnd(';')}", type, type.WithMembers(members.Insert(0, added)));
        }
    }
}
