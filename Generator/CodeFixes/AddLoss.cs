using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Puts a loss on the last stage of a network that is trained without one, wherever the network is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddLoss : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Ids.NoLoss];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || NetworkAt(root.FindNode(context.Span, getInnermostNodeForTie: true), model) is not { } network
            || NetworkSymbols.Stages(network).LastOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || (await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false))
                .FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { AttributeLists.Count: > 0 } stage
            || context.Document.Project.Solution.GetDocument(stage.SyntaxTree) is not { } document)
            return;
        string name = stage.Declaration.Variables.Last().Identifier.ValueText;
        foreach (string loss in new[] { "SoftmaxCrossEntropy", "MeanSquaredError", "BinaryCrossEntropy" })
        {
            string title = $"Put {loss} on '{name}'";
            SyntaxNode mended = stage.SyntaxTree.GetRoot().ReplaceNode(stage, With(stage, loss));
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, _ => Task.FromResult(document.WithSyntaxRoot(mended).Project.Solution), equivalenceKey: title),
                context.Diagnostics);
        }
    }

    private static FieldDeclarationSyntax With(FieldDeclarationSyntax stage, string loss)
    {
        AttributeListSyntax last = stage.AttributeLists.Last();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        List<SyntaxNodeOrToken> items =
            [.. last.Attributes.GetWithSeparators(), comma, SyntaxFactory.Attribute(SyntaxFactory.ParseName(loss))];
        return stage.ReplaceNode(last, last.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items)));
    }

    // The network whose member is called, or that a trainer is made for.
    private static INamedTypeSymbol? NetworkAt(SyntaxNode marked, SemanticModel model)
    {
        if (marked.FirstAncestorOrSelf<GenericNameSyntax>() is { TypeArgumentList.Arguments: [var argument] })
            return model.GetTypeInfo(argument).Type as INamedTypeSymbol;
        ExpressionSyntax? receiver = marked.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => marked.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return receiver is not null ? model.GetTypeInfo(receiver).Type as INamedTypeSymbol
            : marked.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? model.GetDeclaredSymbol(type) as INamedTypeSymbol : null;
    }
}
