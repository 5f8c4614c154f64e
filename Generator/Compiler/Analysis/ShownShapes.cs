using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Analysis;

/// <summary>
/// The shape, the cost and the predicted time of each stage as information at its field, where an .editorconfig says
/// <c>unroll_show_shapes = true</c>.
/// </summary>
internal static class ShownShapes
{
    private const string Setting = "unroll_show_shapes";

    /// <summary>Shows those of a right network.</summary>
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol network, NetworkGraph graph)
    {
        PredictedTime? time = null;
        ILookup<string, Node> nodes = graph.Nodes.ToLookup(node => Stage.FieldOf(graph.Stages[node.Stage].Name));
        foreach (ISymbol field in NetworkSymbols.Stages(network))
        {
            if (field.Locations[0].SourceTree is not { } tree
                || !context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Setting, out string? value)
                || !value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)
                || graph.Stages.FirstOrDefault(stage => stage.Name == field.Name) is not { Result: >= 0 } stage)
                continue;
            long multiplyAdds = nodes[field.Name].Sum(node => node.Operation.MultiplyAdds(node.Shape));
            long parameters = nodes[field.Name].SelectMany(node => node.Parameters).Where(parameter => !parameter.Statistic)
                .Sum(parameter => (long)parameter.Length);
            ReferenceProcessor processor = AssumedProcessor.Of(context.Options, tree, out _);
            time ??= PlannedSizes.TimeOf(
                NetworkParser.TryParse(network, context.CancellationToken), graph, processor, context.CancellationToken);
            double cycles = 0;
            string predicted = time?.OfFields.TryGetValue(field.Name, out cycles) == true
                ? $", predicted to take {ReferenceProcessor.Text(processor.Microseconds(cycles))} microseconds with {processor}"
                : "";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ShapeOfStage, field.Locations[0], field.Name, graph.Nodes[stage.Result].Shape.Spaced,
                Sizes.Count(parameters), Sizes.Count(multiplyAdds), predicted));
        }
    }
}
