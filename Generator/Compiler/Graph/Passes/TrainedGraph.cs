using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Passes;

/// <summary>
/// The part of a network that a loss depends on. The rest is computed in predictions only, and training leaves its parameters as they are.
/// </summary>
internal static class TrainedGraph
{
    /// <summary>
    /// The graph as training sees it. The inputs stay, for their places among the arguments. There are no outputs, for nobody reads them.
    /// </summary>
    public static NetworkGraph Of(NetworkGraph graph)
    {
        HashSet<int> scored = graph.Below(graph.Losses);
        return graph with
        {
            Nodes = new(graph.Nodes.Where(node => node.Operation is InputOperation || scored.Contains(node.Index))),
            Stages = new(graph.Stages.Select(stage => stage with { IsOutput = false })),
        };
    }

    /// <summary>Freezes what no loss depends on, in a network that has losses.</summary>
    public static NetworkGraph FreezeRest(NetworkGraph graph)
    {
        HashSet<int> scored = graph.Below(graph.Losses);
        HashSet<Parameter> learned = new(graph.Nodes.Where(node => scored.Contains(node.Index)).SelectMany(node => node.Parameters));
        return scored.Count == 0 ? graph : graph with
        {
            Nodes = new(graph.Nodes.Select(node => node with
            {
                Parameters = new(node.Parameters
                    .Select(parameter => learned.Contains(parameter) ? parameter : parameter with { Frozen = true })),
            })),
        };
    }
}
