using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Names of operations and settings that do not exist. The compiler reports that; what they were probably meant to be is told besides.
/// </summary>
internal static class Misspellings
{
    private static readonly string[] OfClasses = ["Network", "Block", "SlidingWindow"];

    /// <summary>The attributes of a stage, of a network or of a class that has stages.</summary>
    public static void Analyze(SymbolAnalysisContext context)
    {
        bool isClass = context.Symbol is INamedTypeSymbol;
        if (context.Symbol.IsImplicitlyDeclared
            || !(context.Symbol is INamedTypeSymbol type ? NetworkSymbols.Stages(type).Any() : MayBeStage(context)))
            return;
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
                continue;
            if (attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
                AnalyzeName(context, syntax, isClass);
            else if (!isClass && NetworkSymbols.IsOfClasses(attribute))
                Report(
                    context, syntax, syntax.ToString(), "operation of Unroll", "it stands on classes; Block<B>(...) puts the block B here");
            else if (NetworkSymbols.IsOperation(attribute) || NetworkSymbols.IsOfClasses(attribute))
                MisspelledArguments.Analyze(context, attribute.AttributeClass, syntax);
        }
    }

    /// <summary>Tells of a name that does not exist.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="node">The name.</param>
    /// <param name="text">What is written.</param>
    /// <param name="what">What it was meant to be.</param>
    /// <param name="wayOut">What to do.</param>
    public static void Report(SymbolAnalysisContext context, SyntaxNode node, string text, string what, string wayOut) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.Misspelled, node.GetLocation(), ProblemReport.PartsOf(text, what, wayOut), text, what, wayOut));

    // A member of type Layer, or of a type that does not exist but has operations.
    private static bool MayBeStage(SymbolAnalysisContext context)
    {
        ISymbol member = context.Symbol;
        if (NetworkSymbols.TypeOf(member) is not { } type)
            return false;
        if (type.TypeKind == TypeKind.Error && NetworkSymbols.Operations(member).Any()
            && Spelling.Nearest(type.Name, ["Layer"]) is { } layer
            && member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
                is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration })
            Report(context, declaration.Type, type.Name, "type", $"did you mean {layer}?");
        return NetworkSymbols.IsLayer(type) || NetworkSymbols.Operations(member).Any();
    }

    private static void AnalyzeName(SymbolAnalysisContext context, AttributeSyntax syntax, bool isClass)
    {
        if (syntax.Name is not SimpleNameSyntax { Identifier.ValueText: var written })
            return;
        string name = OperationParser.NameOf(written);
        string? meant = isClass ? Spelling.Nearest(name, OfClasses)
            : OtherNames.OfOperation(name) ?? Spelling.Nearest(name, OperationBinder.Names.OrderBy(known => known, StringComparer.Ordinal));
        if (meant is not null)
            Report(context, syntax.Name, written, isClass ? "attribute of Unroll" : "operation of Unroll", $"did you mean {meant}?");
    }
}
