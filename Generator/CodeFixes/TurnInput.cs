using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>Turns any input of channels, height and width, whether it looks like one or not.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class TurnInput : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>() is not { } input
            || ChannelsFirstInput.Turned(input) is not { } turned)
            return;
        Document document = context.Document.WithSyntaxRoot(root.ReplaceNode(input, turned));
        context.RegisterRefactoring(CodeAction.Create(
            $"Convert from channels first to {turned}", _ => Task.FromResult(document), nameof(TurnInput)));
    }
}
