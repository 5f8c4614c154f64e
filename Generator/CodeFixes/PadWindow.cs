using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Gives a window that does not fit its input Padding.Same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PadWindow() : SourceEdit(Ids.KernelDoesNotFit)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        // Of an input with channels first the input is marked.
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList: { } list } window || AttributeNames.Of(window) == "Input")
            yield break;
        SyntaxToken equalsToken = SyntaxFactory.Token(SyntaxKind.EqualsToken)
            .WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
        AttributeArgumentSyntax same = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression("Padding.Same"))
            .WithNameEquals(SyntaxFactory.NameEquals("Padding").WithEqualsToken(equalsToken));
        // Explicit padding and rounding up would contradict it.
        IEnumerable<AttributeArgumentSyntax> others = list.Arguments
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText is not { } name
                || name != "CeilMode" && !name.StartsWith("Padding", StringComparison.Ordinal))
            .Select(argument => argument.WithoutTrivia());
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        AttributeArgumentSyntax[] arguments = [.. others, same];
        SeparatedSyntaxList<AttributeArgumentSyntax> separated =
            SyntaxFactory.SeparatedList(arguments, Enumerable.Repeat(comma, arguments.Length - 1));
        yield return ("Use Padding.Same", list, list.WithArguments(separated));
    }
}
