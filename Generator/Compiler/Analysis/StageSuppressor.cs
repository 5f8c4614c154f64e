using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Keeps the compiler and the editor from calling the stages of a network unused: they declare it and are never read. Blocks are never
/// made.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StageSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The field declares a stage of a network; the generator reads it.";

    private static readonly SuppressionDescriptor Block =
        new("UNRS0009", "CA1812", "The class declares a block of networks; the generator reads it.");

    private static readonly SuppressionDescriptor[] Suppressions =
    [
        new("UNRS0001", "CS0169", Reason), new("UNRS0002", "CS0649", Reason), new("UNRS0003", "CS0414", Reason),
        new("UNRS0004", "IDE0051", Reason), new("UNRS0005", "IDE0052", Reason), new("UNRS0006", "IDE0044", Reason),
        new("UNRS0007", "CA1823", Reason),
        new("UNRS0008", "CS0108", "A stage that hides a member of every network has its own error, UNR0011."),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. Suppressions, Block];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            ISymbol? symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
            if (symbol is INamedTypeSymbol type && NetworkSymbols.IsBlock(type) && diagnostic.Id == Block.SuppressedDiagnosticId)
                context.ReportSuppression(Suppression.Create(Block, diagnostic));
            else if (symbol is IFieldSymbol field && NetworkSymbols.IsStage(field) && NetworkSymbols.HoldsStages(field.ContainingType))
                context.ReportSuppression(Suppression.Create(
                    Suppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }
}
