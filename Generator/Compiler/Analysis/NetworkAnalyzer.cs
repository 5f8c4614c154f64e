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
        context.RegisterSymbolAction(Misspellings.Analyze, SymbolKind.Field, SymbolKind.Property, SymbolKind.NamedType);
        context.RegisterOperationAction(UntrainableUse.AnalyzeInvocation, OperationKind.Invocation);
        context.RegisterOperationAction(UntrainableUse.AnalyzeCreation, OperationKind.ObjectCreation);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        CancellationToken cancellation = context.CancellationToken;
        bool isGenerated = NetworkSymbols.IsGenerated(type);
        if (type.TypeKind != TypeKind.Class || !NetworkSymbols.HoldsStages(type) || IsUnfinished(type, cancellation))
            return;
        if (isGenerated)
            AheadOfTime.Analyze(context, type);
        GraphResult result = isGenerated ? Check(type, cancellation) : CheckBlock(type, cancellation);
        foreach (Problem problem in result.Problems)
            ProblemReport.Report(context, type, problem);
        if (result.Problems.Count > 0)
            return;
        foreach (Problem hint in StageChecks.Hints(type, cancellation).Concat(result.Hints))
            ProblemReport.Report(context, type, hint);
        if (result.Graph is { } graph && NetworkSymbols.IsNetwork(type))
        {
            TimeBudget.Report(context, type, graph);
            ShownShapes.Report(context, type, graph);
        }
    }

    private static GraphResult Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        NetworkSpec spec = NetworkParser.TryParse(type, cancellation);
        GraphResult result = NetworkBinder.Build(spec, cancellation);
        if (result.Graph is not { } graph)
            return result;
        Problem[] problems = PlannedSizes.ProblemOf(spec, graph, cancellation) is { } problem
            ? [problem]
            : [.. Budgets.Check(type, spec, graph, cancellation)];
        return problems.Length > 0 ? new GraphResult(null, new EquatableArray<Problem>(problems)) : result;
    }

    private static GraphResult CheckBlock(INamedTypeSymbol block, CancellationToken cancellation)
    {
        NetworkSpec spec = NetworkParser.ParseBlock(block, cancellation);
        IEnumerable<Problem> problems = StageChecks.Check(block, cancellation);
        return new GraphResult(
            null, new EquatableArray<Problem>(spec.IsBroken ? problems : problems.Concat(BlockChecks.Check(spec, cancellation))));
    }

    // What does not even parse is still being written; the compiler tells of it alone.
    private static bool IsUnfinished(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax(cancellation).GetDiagnostics()
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
