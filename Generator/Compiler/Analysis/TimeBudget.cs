using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// The longest that a prediction may take, where the attribute of its network says so. The time is predicted and not measured, so that
/// more than this is a warning.
/// </summary>
internal static class TimeBudget
{
    /// <summary>The property that sets it.</summary>
    public const string Setting = "MaximumMicroseconds";

    /// <summary>What is wrong with the number itself; null where nothing is.</summary>
    public static Problem? WrongNumber(INamedTypeSymbol network) =>
        NetworkSymbols.Setting(network, Setting) is double budget && budget is not (> 0 and < double.PositiveInfinity)
            ? new Problem(Ids.FactorOutOfRange, AtBudget, network.Name, Setting, budget.ToString("R", CultureInfo.InvariantCulture),
                "above 0; leave it out where there is no limit")
            : null;

    /// <summary>Reports a right network that is predicted to take longer.</summary>
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol network, NetworkGraph graph)
    {
        if (NetworkSymbols.Setting(network, Setting) is not double budget || network.Locations[0].SourceTree is not { } tree)
            return;
        ReferenceProcessor processor = AssumedProcessor.Of(context.Options, tree, out Problem? wrong);
        if (wrong is not null)
            ProblemReport.Report(context, network, wrong);
        NetworkSpec spec = NetworkParser.TryParse(network, context.CancellationToken);
        if (PlannedSizes.TimeOf(spec, graph, processor, context.CancellationToken) is not { } time
            || processor.Microseconds(time.Cycles) is var all && all <= budget)
            return;
        KeyValuePair<string, double> largest = time.OfFields.OrderByDescending(field => field.Value).First();
        ProblemReport.Report(context, network, new Problem(
            Ids.OverTime, AtBudget, network.Name, ReferenceProcessor.Text(all), processor.ToString(),
            budget.ToString("R", CultureInfo.InvariantCulture), largest.Key, ReferenceProcessor.Text(processor.Microseconds(largest.Value)),
            TimeConstants.UsualFactor.ToString("0.0#", CultureInfo.InvariantCulture)));
    }

    private static Place AtBudget => Place.Class with { Argument = Setting };
}
