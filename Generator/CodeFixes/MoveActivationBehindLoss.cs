using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Puts an activation behind the loss that wants the logits, where Predict still returns what it makes of them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MoveActivationBehindLoss() : SourceEdit(Ids.LossAfterActivation)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } loss)
            yield break;
        int place = list.Attributes.IndexOf(loss);
        if (place < 1
            || list.Attributes[place - 1] is not { ArgumentList: null } activation
            || activation.Name.ToString() is not ("Softmax" or "LogSoftmax" or "Sigmoid"))
            yield break;
        SeparatedSyntaxList<AttributeSyntax> swapped = list.Attributes
            .Replace(list.Attributes[place], activation.WithTriviaFrom(loss));
        swapped = swapped.Replace(swapped[place - 1], loss.WithTriviaFrom(activation));
        yield return ($"Move {activation.Name} behind {loss.Name}", list, list.WithAttributes(swapped));
    }
}
