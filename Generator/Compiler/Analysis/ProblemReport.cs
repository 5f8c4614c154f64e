using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>From a problem to its diagnostic.</summary>
internal static class ProblemReport
{
    /// <summary>Reports a problem of a network or block.</summary>
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, Problem problem)
    {
        CancellationToken cancellation = context.CancellationToken;
        Location use = ProblemLocation.Find(type, problem.Place, cancellation);
        (string Block, Location Location)[] inside = [.. problem.Inside
            .Select(place => (Block: context.Compilation.GetTypeByMetadataName(place.Block), place.Place))
            .Where(place => place.Block is { DeclaringSyntaxReferences.IsEmpty: false })
            .Select(place => (place.Block!.Name, ProblemLocation.Find(place.Block!, place.Place, cancellation)))];
        DiagnosticDescriptor descriptor = Descriptors.Find(problem.Id);
        object[] arguments = problem.Arguments.ToArray<object>();
        ImmutableDictionary<string, string?> parts = PartsOf(arguments);
        if (inside.Length == 0)
        {
            DiagnosticSeverity severity = IsToldByCompiler(context, type, problem, use)
                ? DiagnosticSeverity.Warning
                : descriptor.DefaultSeverity;
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor, use, severity, additionalLocations: null, parts, arguments));
        }
        else if (problem.IsAtBlock)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor, inside[inside.Length - 1].Location, [use, .. inside.Take(inside.Length - 1).Select(place => place.Location)],
                parts, arguments));
        }
        else
        {
            ReportWithPlace(context, descriptor, use, inside, arguments);
        }
    }

    /// <summary>The parts of a message by their numbers, for code fixes.</summary>
    public static ImmutableDictionary<string, string?> PartsOf(params object[] arguments) => arguments
        .Select((part, index) => (Key: index.ToString(CultureInfo.InvariantCulture), part))
        .ToImmutableDictionary(pair => pair.Key, pair => (string?)pair.part.ToString());

    // The command line prints no further places, so the message names the innermost.
    private static void ReportWithPlace(
        SymbolAnalysisContext context, DiagnosticDescriptor descriptor, Location use, (string Block, Location Location)[] inside,
        object[] arguments)
    {
        (string block, Location place) = inside[inside.Length - 1];
        FileLinePositionSpan line = place.GetLineSpan();
        string message = string.Format(descriptor.MessageFormat.ToString(), arguments)
            + FormattableString.Invariant(
                $" (in '{block}', {Path.GetFileName(line.Path)} line {line.StartLinePosition.Line + 1})");
        context.ReportDiagnostic(Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, descriptor.DefaultSeverity, descriptor.DefaultSeverity, isEnabledByDefault: true,
            warningLevel: 0, descriptor.Title, descriptor.Description, descriptor.HelpLinkUri, use,
            inside.Select(place => place.Location)));
    }

    // What the compiler cannot name it reports itself, and fields of a static class too; what was meant is told besides.
    private static bool IsToldByCompiler(SymbolAnalysisContext context, INamedTypeSymbol type, Problem problem, Location use) =>
        problem.Id switch
        {
            Ids.UnknownStage => IsUnknown(context, use),
            Ids.Static => NetworkSymbols.Stages(type).Any(stage => !stage.IsStatic),
            _ => false,
        };

    // Only of an argument that is wrong already, so that the semantic model costs nothing else.
    private static bool IsUnknown(SymbolAnalysisContext context, Location location)
    {
        if (location.SourceTree is not { } tree
            || tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true)
                is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call
            || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not { } named)
            return false;
#pragma warning disable RS1030 // An analyzer of symbols is given no semantic model.
        SymbolInfo info = context.Compilation.GetSemanticModel(tree).GetSymbolInfo(named, context.CancellationToken);
#pragma warning restore RS1030
        return info.Symbol is null && info.CandidateSymbols.IsEmpty;
    }
}
