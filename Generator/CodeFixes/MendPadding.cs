using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Takes the number that the message names for a padding, or removes a padding that contradicts Padding.Same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MendPadding() : SourceEdit(Ids.PaddingConflict, Ids.PaddingTooLarge, Ids.PaddedBeyondKernel)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax list } argument)
            yield break;
        if (diagnostic.Id == Ids.PaddingConflict)
        {
            yield return ($"Remove {argument.NameEquals?.Name}", list, ArgumentLists.Without(list, argument));
            if (list.Arguments.FirstOrDefault(other => other.NameEquals?.Name.Identifier.ValueText == "Padding") is { } same)
                yield return ("Remove Padding.Same", list, ArgumentLists.Without(list, same));
        }
        else if (MessageParts.Last(diagnostic) is { Length: > 0 } most)
        {
            yield return most == "0"
                ? ($"Remove {argument.NameEquals?.Name}", list, ArgumentLists.Without(list, argument))
                : ($"Use {most}", argument.Expression, SyntaxFactory.ParseExpression(most).WithTriviaFrom(argument.Expression));
        }
    }
}
