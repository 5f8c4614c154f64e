using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.CodeFixes;

/// <summary>The shapes of a network's stages, as the compiler of networks finds them.</summary>
internal static class StageShapes
{
    /// <summary>The shape of each stage by its name: "24 x 24 x 6"; null where the class is no network or is wrong.</summary>
    public static IReadOnlyDictionary<string, string>? Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!NetworkSymbols.IsNetwork(type)
            || NetworkBinder.Build(NetworkParser.TryParse(type, cancellation), cancellation).Graph is not { } graph)
            return null;
        return graph.Stages.Where(stage => stage.Result >= 0).ToDictionary(
            stage => stage.Name, stage => graph.Nodes[stage.Result].Shape.Spaced, StringComparer.Ordinal);
    }

    /// <summary>The class around a place in a document, and its symbol.</summary>
    public static async Task<(ClassDeclarationSyntax Syntax, INamedTypeSymbol Symbol)?> ClassAt(
        Document document, Microsoft.CodeAnalysis.Text.TextSpan span, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol)
            return null;
        return (type, symbol);
    }
}
