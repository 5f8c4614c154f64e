using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>Parts of the language that stand where no network is, and attributes on stages that are no part of it.</summary>
internal static class StrayOperations
{
    /// <summary>A property whose field has operations: <c>[field: Relu] Layer c { get; }</c>.</summary>
    public static void AnalyzeProperty(SymbolAnalysisContext context)
    {
        AnalyzeField(context);
        foreach (IFieldSymbol field in context.Symbol.ContainingType.GetMembers().OfType<IFieldSymbol>())
            if (SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, context.Symbol))
                ReportOperations(context, field, context.Symbol, "a property");
    }

    /// <summary>A field with operations.</summary>
    public static void AnalyzeField(SymbolAnalysisContext context)
    {
        ISymbol field = context.Symbol;
        if (field.IsImplicitlyDeclared || !NetworkSymbols.IsStage(field))
            return;
        if (!NetworkSymbols.HoldsStages(field.ContainingType))
        {
            AnalyzeOutside(context, field);
            return;
        }

        foreach (AttributeData attribute in field.GetAttributes())
            if (attribute.AttributeClass is { TypeKind: not TypeKind.Error } type
                && !NetworkSymbols.IsOperation(attribute)
                && !NetworkSymbols.IsOfClasses(attribute)
                && !IsOfFramework(type))
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ForeignAttribute,
                    NameOf(attribute, field, context.CancellationToken),
                    NetworkSymbols.HidesOperation(field, attribute) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                    additionalLocations: null,
                    properties: null,
                    field.Name,
                    type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
    }

    // Once for a class. Of an attribute that does not exist, which may be meant for Network, the compiler tells.
    private static void AnalyzeOutside(SymbolAnalysisContext context, ISymbol field)
    {
        INamedTypeSymbol type = field.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(NetworkSymbols.Stages(type).First(), field)
            && type.GetAttributes().All(attribute => attribute.AttributeClass is { TypeKind: not TypeKind.Error }))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotANetwork, field.Locations[0], field.Name, type.Name));
    }

    private static void ReportOperations(SymbolAnalysisContext context, IFieldSymbol field, ISymbol named, string what)
    {
        if (NetworkSymbols.Operations(field).FirstOrDefault() is { } operation)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NotALayer, NameOf(operation, named, context.CancellationToken), named.Name, what));
    }

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
            space = outer;
        return space.Name is "System" or "JetBrains";
    }

    private static Location NameOf(AttributeData attribute, ISymbol otherwise, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
            ? syntax.Name.GetLocation()
            : otherwise.Locations[0];
}
