using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Passes;

/// <summary>
/// The graph as a prediction sees it: without losses and auxiliary heads, without dropout, and with every batch normalization, and every
/// learned scale and shift, folded into the weights before it, where nothing else reads what these compute (Jacob et al., "Quantization
/// and Training of Neural Networks", 2018, section 3.2). 1x1 convolutions read channels where they lie, see <see
/// cref="ChannelGathering"/>.
/// </summary>
internal static class PredictionGraph
{
    public static NetworkGraph Of(NetworkGraph graph) => ChannelGathering.Of(Fold(WithoutDropout(OnlyOutputs(graph))));

    /// <summary>The nodes that an output depends on, and the inputs.</summary>
    private static NetworkGraph OnlyOutputs(NetworkGraph graph)
    {
        HashSet<int> needed = graph.Below(graph.Outputs.Concat(graph.Inputs));
        return graph with { Nodes = new(graph.Nodes.Where(node => needed.Contains(node.Index))) };
    }

    /// <summary>What read a dropout reads its input.</summary>
    private static NetworkGraph WithoutDropout(NetworkGraph graph)
    {
        Dictionary<int, Node> nodes = graph.Nodes.ToDictionary(node => node.Index);
        return Without(graph, index => nodes[index].Operation.OnlyTrains ? nodes[index].Inputs[0] : index);
    }

    private static NetworkGraph Fold(NetworkGraph graph)
    {
        Dictionary<int, Node> nodes = graph.Nodes.ToDictionary(node => node.Index);
        ILookup<int, Node> readers = graph.Nodes
            .SelectMany(node => node.Inputs.Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        HashSet<int> results = new(graph.Outputs.Select(node => node.Index));
        var norms = new Dictionary<int, Node>();   // by the node before it
        foreach (Node norm in graph.Nodes.Where(node => node.Operation.FoldsIntoWeights))
        {
            Node before = nodes[norm.Inputs[0]];
            if (before.Operation.WithBias is not null && readers[before.Index].Count() == 1 && !results.Contains(before.Index))
                norms.Add(before.Index, norm);
        }

        NetworkGraph folded = graph with
        {
            Nodes = new(graph.Nodes.Select(node => norms.TryGetValue(node.Index, out Node norm)
                ? node with
                {
                    Operation = node.Operation.WithBias!,
                    Norm = new(norm.Parameters, (norm.Operation as BatchNormOperation)?.Epsilon ?? 0),
                }
                : node)),
        };
        var gone = norms.ToDictionary(pair => pair.Value.Index, pair => pair.Key);
        return Without(folded, index => gone.TryGetValue(index, out int before) ? before : index);
    }

    /// <summary>The graph without the nodes that another one stands for.</summary>
    private static NetworkGraph Without(NetworkGraph graph, Func<int, int> standIn)
    {
        // What stands in for a node comes before it.
        var resolved = new Dictionary<int, int>();
        foreach (Node node in graph.Nodes)
            resolved.Add(node.Index, standIn(node.Index) is var other && other == node.Index ? other : resolved[other]);
        return graph with
        {
            Nodes = new(graph.Nodes
                .Where(node => standIn(node.Index) == node.Index)
                .Select(node => node with { Inputs = new(node.Inputs.Select(input => resolved[input])) })),
            Stages = new(graph.Stages.Select(stage => stage.IsOutput ? stage with { Result = resolved[stage.Result] } : stage)),
        };
    }
}
