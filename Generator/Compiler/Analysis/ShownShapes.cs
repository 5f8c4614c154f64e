using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>
/// The shape and the cost of each stage as information at its field, where an .editorconfig says <c>unroll_show_shapes = true</c>.
/// </summary>
internal static class ShownShapes
{
    private const string Setting = "unroll_show_shapes";

    /// <summary>Shows those of a right network.</summary>
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol network, NetworkGraph graph)
    {
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
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ShapeOfStage, field.Locations[0], field.Name, graph.Nodes[stage.Result].Shape.Spaced,
                Sizes.Count(parameters), Sizes.Count(multiplyAdds)));
        }
    }
}
