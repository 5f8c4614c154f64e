using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>The base of fixes that replace one node of a document.</summary>
public abstract class SourceEdit : CodeFixProvider
{
    private protected SourceEdit(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        // What is wrong inside a block is marked where the block is used, and cannot be mended there.
        if (context.Diagnostics[0].AdditionalLocations.Count > 0)
            return;
        SyntaxNode marked = root.FindNode(context.Span, getInnermostNodeForTie: true);
        foreach ((string title, SyntaxNode old, SyntaxNode mended) in Edits(marked, context.Diagnostics[0]))
        {
            Document document = context.Document.WithSyntaxRoot(root.ReplaceNode(old, mended));
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(document), equivalenceKey: title), context.Diagnostics);
        }
    }

    private protected abstract IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic);
}
