using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Gathers what the generated code tells of a network.</summary>
internal static class OutlinePlanner
{
    /// <param name="graph">The network.</param>
    /// <param name="predicted">The network as a prediction computes it.</param>
    /// <param name="trained">The network as it is trained; null where it is not.</param>
    /// <param name="parameters">Where its parameters lie.</param>
    public static NetworkOutline Of(NetworkGraph graph, NetworkGraph predicted, NetworkGraph? trained, PlannedParameters parameters)
    {
        var frozen = new RunningAverages(graph);
        RunningAverages learned = trained is null ? frozen : new(trained);
        OutlinedValue[] outputs = graph.Stages.Where(stage => stage.IsOutput)
            .Select(stage => new OutlinedValue(stage.Name, graph.ResultOf(stage).Shape)).ToArray();
        string[] inputNames = graph.Inputs.Select(input => graph.Stages[input.Stage].Name).ToArray();
        var names = new DistinctNames(inputNames);
        OutlinedLoss[] losses = graph.ProperLosses.Select(loss => Loss(graph, loss, names)).ToArray();
        OutlinedLoss[] auxiliary = graph.AuxiliaryLosses.Select(loss => Loss(graph, loss, names)).ToArray();
        var taken = new DistinctNames(
            [.. inputNames, .. outputs.Select(output => output.Name), .. losses.Select(loss => loss.Name)]);
        OutlinedValue[] inputs = graph.Inputs.Select(input => Input(graph, input, taken)).ToArray();
        return new(
            new(inputs),
            new(outputs),
            new(losses.Zip(graph.ProperLosses, (loss, node) => WithFunction(graph, loss, node, taken))),
            new(auxiliary),
            new(Stages(graph, predicted)),
            new(Operations(graph)),
            new(parameters.Placed.Select(placed => new OutlinedParameter(
                placed, placed.Parameter.Statistic ? (placed.Parameter.Frozen ? frozen : learned).MomentumOf(placed.Parameter) : 0))));
    }

    private static IEnumerable<OutlinedStage> Stages(NetworkGraph graph, NetworkGraph predicted)
    {
        ILookup<int, Node> nodes = graph.Nodes.ToLookup(node => node.Stage), computed = predicted.Nodes.ToLookup(node => node.Stage);
        return graph.Stages.Select((stage, index) => new OutlinedStage(
            stage.Name,
            stage.Text,
            graph.ResultOf(stage).Shape,
            nodes[index].SelectMany(node => node.Parameters).Where(parameter => !parameter.Statistic).Sum(parameter => parameter.Length),
            computed[index].Sum(node => node.Operation.MultiplyAdds(node.Shape))));
    }

    private static OutlinedValue Input(NetworkGraph graph, Node node, DistinctNames taken)
    {
        string name = graph.Stages[node.Stage].Name;
        return new(name, node.Shape, NetworkGraph.WantsGradient(node) ? taken.Take(name + "Gradient") : null);
    }

    /// <summary>A loss under the name of its stage, unlike the others and the inputs.</summary>
    private static OutlinedLoss Loss(NetworkGraph graph, Node node, DistinctNames taken)
    {
        var operation = (LossOperation)node.Operation;
        string name = taken.Take(graph.Stages[node.Stage].Name.Replace('.', '_'));
        return new(name, operation.Name, node.Shape, operation.Targets, operation.Weight, node.Index)
        {
            ScoresMiniBatch = operation.ScoresMiniBatch,
            ClassWeights = operation.ClassWeights,
            IgnoredLabel = operation.IgnoredLabel,
            Boxes = operation.Boxes,
            BoxClasses = operation.BoxClasses,
            TargetsOf = operation.AuxiliaryTo is null ? null : graph.TargetsOf(node),
        };
    }

    private static OutlinedLoss WithFunction(NetworkGraph graph, OutlinedLoss loss, Node node, DistinctNames taken) =>
        ((LossOperation)node.Operation).TakesFunction
            ? loss with { Function = taken.Take(graph.Stages[node.Stage].Name.Replace('.', '_') + "Loss") }
            : loss;

    private static IEnumerable<OutlinedOperation> Operations(NetworkGraph graph)
    {
        foreach (Node node in graph.Nodes)
        {
            IEnumerable<OutlinedSetting> settings = OperationSettings.Of(node.Operation);
            if (node.Operation is LossOperation { AuxiliaryTo: not null })
                settings = settings.Append(new("AuxiliaryTo", graph.TargetsOf(node)));   // by the place of the loss, as a number
            yield return new(
                node.Operation.Name,
                graph.Stages[node.Stage].Name,
                node.Inputs,
                node.Shape,
                new(node.Parameters.Select(parameter => parameter.Name)),
                new(settings));
        }

        foreach (Stage stage in graph.Stages.Where(stage => stage.IsOutput))
            yield return new("Output", stage.Name, new(stage.Result), graph.ResultOf(stage).Shape, [], []);
    }
}
