using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Replaces a name that does not exist by what it was probably meant to be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DidYouMean() : SourceEdit(Ids.UnknownStage, Ids.Misspelled)
{
    private const int MostStages = 5;

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        string advice = MessageParts.Last(diagnostic);
        string? meant = MessageParts.Between(advice, "did you mean ", "?")?.Trim('\'');
        if (diagnostic.Id == Ids.UnknownStage)
        {
            string above = MessageParts.Between(advice + "\n", "name one above: ", "\n") ?? "";
            IEnumerable<string> stages = above.Split([", "], StringSplitOptions.RemoveEmptyEntries);
            foreach (string stage in meant is not null ? [meant] : stages.Reverse().Take(MostStages))
                yield return ($"Read '{stage}'", marked, SyntaxFactory.ParseExpression($"nameof({stage})").WithTriviaFrom(marked));
        }
        else if (meant is not null)
        {
            SyntaxNode old = meant.Contains(" = ") ? marked.FirstAncestorOrSelf<AttributeArgumentSyntax>()!
                : meant.Contains(".") && marked.Parent is MemberAccessExpressionSyntax access ? access
                : marked;
            yield return ($"Change to '{meant}'", old, Replacement(old, meant).WithTriviaFrom(old));
        }
    }

    private static SyntaxNode Replacement(SyntaxNode old, string text) => old switch
    {
        AttributeArgumentSyntax => SyntaxFactory.ParseAttributeArgumentList($"({text})")!.Arguments[0],
        NameSyntax => SyntaxFactory.ParseName(text),
        TypeSyntax => SyntaxFactory.ParseTypeName(text),
        _ => SyntaxFactory.ParseExpression(text),
    };
}
