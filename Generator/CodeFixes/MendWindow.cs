using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Makes a window that does not fit its input as large as the message allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MendWindow() : SourceEdit(Ids.KernelDoesNotFit)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (MessageParts.Between(MessageParts.Last(diagnostic), "of at most ", " or") is not { } most
            || marked.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax list })
            yield break;
        int[] extents = [.. most.Split('x').Select(int.Parse)];
        AttributeArgumentSyntax[] window = [.. list.Arguments.Where(argument => argument.NameEquals is null).Take(2)];
        bool isSquare = window.Length == 1;
        AttributeArgumentListSyntax mended = list.ReplaceNodes(window.Select(argument => argument.Expression), (old, _) =>
        {
            int side = isSquare ? extents.Min() : extents[Array.FindIndex(window, argument => argument.Expression == old)];
            return old is LiteralExpressionSyntax { Token.Value: int number } && number <= side ? old
                : SyntaxFactory.ParseExpression(side.ToString(System.Globalization.CultureInfo.InvariantCulture)).WithTriviaFrom(old);
        });
        yield return ($"Use a window of at most {most}", list, mended);
    }
}
