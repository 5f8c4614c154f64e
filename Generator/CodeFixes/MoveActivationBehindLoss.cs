using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>
/// Puts an activation behind the loss that wants the logits, where Predict still returns what it makes of them, or removes it. The two may
/// stand in one list of attributes or in several, with other operations between them, and under their full names.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MoveActivationBehindLoss() : SourceEdit(Ids.LossAfterActivation)
{
    private static readonly string[] Moved = ["Softmax", "LogSoftmax", "Sigmoid", "HardSigmoid"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        string name = MessageParts.Of(diagnostic, 2);
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is not { } loss
            || loss.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { } field)
            yield break;
        AttributeSyntax? activation = field.AttributeLists.SelectMany(list => list.Attributes)
            .TakeWhile(attribute => attribute != loss).LastOrDefault(attribute => AttributeNames.Of(attribute) == name);
        if (activation is null)
            yield break;
        if (Moved.Contains(name))
            yield return ($"Move {name} behind {AttributeNames.Of(loss)}", field, Move(field, activation, loss));
        yield return ($"Remove {name}", field, AttributeNames.Remove(field, activation));
    }

    private static FieldDeclarationSyntax Move(FieldDeclarationSyntax field, AttributeSyntax activation, AttributeSyntax loss)
    {
        // The loss is found again by its place, counted from the end, once the activation is gone.
        AttributeSyntax[] all = [.. field.AttributeLists.SelectMany(list => list.Attributes)];
        int fromEnd = all.Length - Array.IndexOf(all, loss);
        FieldDeclarationSyntax without = AttributeNames.Remove(field, activation);
        AttributeSyntax[] rest = [.. without.AttributeLists.SelectMany(list => list.Attributes)];
        AttributeSyntax target = rest[rest.Length - fromEnd];
        AttributeListSyntax targets = (AttributeListSyntax)target.Parent!;
        int place = targets.Attributes.IndexOf(target);
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        List<SyntaxNodeOrToken> items = [.. targets.Attributes.GetWithSeparators()];
        items.InsertRange(2 * place + 1, [comma, activation.WithoutTrivia()]);
        return without.ReplaceNode(targets, targets.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items)));
    }
}
