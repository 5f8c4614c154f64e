using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.CodeFixes;

/// <summary>Writes the name of a stage as <c>nameof</c>, which the compiler checks and renaming keeps right.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class UseNameof : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await StageShapes.ClassAt(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false)
                is not var (type, symbol)
            || !NetworkSymbols.HoldsStages(symbol))
            return;
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<LiteralExpressionSyntax>()
                is not { Parent: AttributeArgumentSyntax } literal
            || NetworkSymbols.Stages(symbol).All(stage => stage.Name != literal.Token.ValueText))
            return;
        HashSet<string> names = [.. NetworkSymbols.Stages(symbol).Select(stage => stage.Name)];
        LiteralExpressionSyntax[] all = [.. type.Members.SelectMany(member => member.AttributeLists)
            .SelectMany(list => list.DescendantNodes()).OfType<LiteralExpressionSyntax>()
            .Where(other => other.IsKind(SyntaxKind.StringLiteralExpression) && names.Contains(other.Token.ValueText))];
        Offer(context, root, $"Use nameof({literal.Token.ValueText})", [literal]);
        if (all.Length > 1)
            Offer(context, root, "Use nameof for every stage", all);
    }

    private static void Offer(CodeRefactoringContext context, SyntaxNode root, string title, LiteralExpressionSyntax[] literals)
    {
        SyntaxNode mended = root.ReplaceNodes(literals, (old, _) =>
            SyntaxFactory.ParseExpression($"nameof({old.Token.ValueText})").WithTriviaFrom(old));
        context.RegisterRefactoring(CodeAction.Create(
            title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), title));
    }
}
