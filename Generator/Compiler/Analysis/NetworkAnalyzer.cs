using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>Reports what is wrong with networks, at the very argument, from the same parser and graph as the generator's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSymbolAction(StrayOperations.AnalyzeField, SymbolKind.Field);
        context.RegisterSymbolAction(StrayOperations.AnalyzeProperty, SymbolKind.Property);
        context.RegisterOperationAction(UntrainableUse.AnalyzeInvocation, OperationKind.Invocation);
        context.RegisterOperationAction(UntrainableUse.AnalyzeCreation, OperationKind.ObjectCreation);
    }

    private static IEnumerable<Problem> ProblemsOf(NetworkSpec spec, CancellationToken cancellation)
    {
        GraphResult result = NetworkBinder.Build(spec, cancellation);
        return result.Graph is { } graph && PlannedSizes.ProblemOf(spec, graph, cancellation) is { } problem
            ? [problem]
            : result.Problems;
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
            return;
        IEnumerable<Problem> problems = NetworkSymbols.IsGenerated(type)
            ? ProblemsOf(NetworkParser.TryParse(type, context.CancellationToken), context.CancellationToken)
            : NetworkSymbols.IsBlock(type) ? DeclarationChecks.CheckStages(type, context.CancellationToken)
            : [];
        if (NetworkSymbols.IsGenerated(type))
            AheadOfTime.Analyze(context, type);
        foreach (Problem problem in problems)
        {
            Location location = ProblemLocation.Find(type, problem.Place, context.CancellationToken);
            IEnumerable<Location> inside = problem.Inside
                .Select(place => (Block: context.Compilation.GetTypeByMetadataName(place.Block), place.Place))
                .Where(place => place.Block is { DeclaringSyntaxReferences.IsEmpty: false })
                .Select(place => ProblemLocation.Find(place.Block!, place.Place, context.CancellationToken));
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Find(problem.Id), location, inside, problem.Arguments.ToArray<object>()));
        }
    }
}
