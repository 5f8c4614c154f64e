using System.Composition;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>Writes the shape of each stage of a network behind its field, in place of one that stands there.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class WriteShapes : CodeRefactoringProvider
{
    private static readonly Regex Shape = new(@"^// \d+( x \d+)*$");

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await StageShapes.ClassAt(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false)
                is not var (type, symbol)
            || StageShapes.Of(symbol, context.CancellationToken) is not { } shapes)
            return;
        FieldDeclarationSyntax[] stages = [.. type.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => field.Declaration.Variables.Count == 1 && shapes.ContainsKey(NameOf(field)))];
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SyntaxNode written = root.ReplaceNodes(stages, (old, _) => With(old, shapes[NameOf(old)]));
        context.RegisterRefactoring(CodeAction.Create(
            "Write shapes as comments", _ => Task.FromResult(context.Document.WithSyntaxRoot(written)), nameof(WriteShapes)));
    }

    private static string NameOf(FieldDeclarationSyntax field) => field.Declaration.Variables[0].Identifier.ValueText;

    private static FieldDeclarationSyntax With(FieldDeclarationSyntax field, string shape)
    {
        SyntaxTriviaList behind = field.GetTrailingTrivia();
        SyntaxTrivia[] rest = [.. behind.Where(trivia =>
            !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !Shape.IsMatch(trivia.ToString()))];
        return field.WithTrailingTrivia(new SyntaxTriviaList(
            [SyntaxFactory.Whitespace("   "), SyntaxFactory.Comment("// " + shape), .. Apart(rest)]));
    }

    // Another comment that stands there follows.
    private static IEnumerable<SyntaxTrivia> Apart(SyntaxTrivia[] rest) =>
        rest.SelectMany(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)
            ? new[] { trivia }
            : [SyntaxFactory.Whitespace("; "), SyntaxFactory.Comment(trivia.ToString().TrimStart('/', ' '))]);
}
