using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the network's description: stages, operations, shapes, losses, parameters and memory as literals.</summary>
internal static class DescriptionWriter
{
    public static void Write(NetworkSpec spec, Plan plan, GeneratedNames names, CodeWriter code)
    {
        ILookup<int, Node> nodes = plan.Graph.Nodes.ToLookup(node => node.Stage), predicted = plan.Predicted.Nodes.ToLookup(node => node.Stage);
        var frozen = new RunningAverages(plan.Graph);
        RunningAverages learned = plan.Training is { } training ? new(training.Graph) : frozen;
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal static class Declaration"))
        {
            code.Line("internal static readonly global::Unroll.NetworkDescription Description = new global::Unroll.NetworkDescription(");
            code.Line($"    {Text(spec.Name)},");
            List("StageDescription", plan.Graph.Stages.Select((stage, index) => Stage(plan.Graph, stage, nodes[index], predicted[index])), code);
            List("ValueDescription", plan.Graph.Inputs.Select((node, index) => Input(names.Inputs[index], node)), code);
            List("ValueDescription", plan.Graph.Outputs.Select((node, index) => ValueText(names.Outputs[index], node.Shape)), code);
            List("LossDescription", plan.Graph.ProperLosses.Select((node, index) => Loss(plan.Graph, names.Losses[index], node)), code);
            List("ParameterDescription", plan.Parameters.Placed.Select(placed => Parameter(placed, placed.Parameter.Frozen ? frozen : learned)), code);
            code.Line(Invariant(
                $"    new global::Unroll.MemoryDescription({plan.Parameters.Length}, {plan.Parameters.LearnableLength}, {plan.Forward.Length + plan.Forward.ScratchLength}, {plan.Backward.Length + plan.Backward.ScratchLength}, {plan.Prediction.ArenaLength}, {plan.Training?.ArenaLength ?? 0}, {plan.Training?.MicroBatch ?? 1}, {plan.Shards}, {plan.PredictionBatch?.ArenaLength ?? 0}, {plan.PredictionBatch?.Samples ?? 1}, {plan.Phases.Count}, {plan.Parameters.StatisticsLength}, {(plan.Folded == plan.Forward ? 0 : plan.Folded.Length + plan.Folded.ScratchLength)}{(plan.Training is { Graph.LeastSamples: > 1 and var least } ? Invariant($", LeastSamples: {least}") : "")}),"));
            if (!plan.Graph.AuxiliaryLosses.Any())
            {
                code.Line("    Operations);");
            }
            else
            {
                code.Line("    Operations,");
                List("LossDescription", plan.Graph.AuxiliaryLosses.Select((node, index) => Loss(plan.Graph, names.AuxiliaryLosses[index], node)), code, ");");
            }

            code.Line();
            OperationsWriter.Write(plan.Graph, code);
        }
    }

    public static string Text(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    // An item is the arguments of a constructor, with what is set behind them.
    private static void List(string type, IEnumerable<string> items, CodeWriter code, string end = ",")
    {
        code.Line($"    new global::Unroll.{type}[]");
        code.Line("    {");
        foreach (string item in items)
            code.Line($"        new global::Unroll.{type}({item.Replace("\n", ") { ")}{(item.Contains('\n') ? " }" : ")")},");
        code.Line("    }" + end);
    }

    // The multiply-adds are those of a prediction, so an auxiliary head has none.
    private static string Stage(NetworkGraph graph, Stage stage, IEnumerable<Node> nodes, IEnumerable<Node> predicted)
    {
        int parameters = nodes.SelectMany(node => node.Parameters).Where(parameter => !parameter.Statistic).Sum(parameter => parameter.Length);
        long multiplyAdds = predicted.Sum(node => node.Operation.MultiplyAdds(node.Shape));
        return Invariant($"{Text(stage.Name)}, {Text(stage.Text)}, {Text(graph.ResultOf(stage).Shape.ToString())}, {parameters}, {multiplyAdds}L");
    }

    private static string ValueText(string name, Shape shape) => Invariant($"{Text(name)}, {shape.Height}, {shape.Width}, {shape.Channels}");

    private static string Input(string name, Node node) => ValueText(name, node.Shape) + (NetworkGraph.WantsGradient(node) ? "\nHasGradient = true" : "");

    private static string Loss(NetworkGraph graph, string name, Node node)
    {
        var operation = (LossOperation)node.Operation;
        var properties = new List<string>();
        if (operation.ClassWeights.Count > 0)
            properties.Add($"ClassWeights = new float[] {{ {string.Join(", ", operation.ClassWeights.Select(CodeWriter.Number))} }}");
        if (operation.IgnoredLabel is { } ignored)
            properties.Add($"IgnoredLabel = {CodeWriter.Number(ignored)}");
        if (operation.TakesFunction)
            properties.Add("TakesFunction = true");
        if (operation.AuxiliaryTo is not null)
            properties.Add($"TargetsOf = {CodeWriter.Number(graph.TargetsOf(node))}");
        string set = properties.Count == 0 ? "" : "\n" + string.Join(", ", properties);
        return Invariant(
            $"{Text(name)}, {Text(operation.Name)}, {node.Shape.Length}, global::Unroll.TargetKind.{operation.Targets}, {CodeWriter.Number(operation.Weight)}, {node.Index}{set}");
    }

    private static string Parameter(PlacedParameter placed, RunningAverages averages)
    {
        Parameter parameter = placed.Parameter;
        string shape = string.Join(", ", parameter.Dimensions.Select(CodeWriter.Number));
        float momentum = parameter.Statistic ? averages.MomentumOf(parameter) : 0;
        return Invariant(
            $"{Text(parameter.Name)}, global::System.Collections.Immutable.ImmutableArray.Create(new int[] {{ {shape} }}), {placed.Offset}, global::Unroll.Initializer.{parameter.Initializer}, {CodeWriter.Number(parameter.InitialValue)}, {parameter.FanIn}, {parameter.FanOut}, {CodeWriter.Number(parameter.L1)}, {CodeWriter.Number(parameter.L2)}, {(parameter.Frozen ? "true" : "false")}{(parameter.Statistic ? ", " + CodeWriter.Number(momentum) : "")}");
    }
}
