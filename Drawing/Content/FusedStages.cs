using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Drawing.Content;

/// <summary>By which stage a prediction computes those that have no kernel of their own.</summary>
/// <param name="prediction">The network as a prediction computes it.</param>
internal sealed class FusedStages(NetworkGraph prediction)
{
    private readonly Dictionary<int, Node> mainOf = Fusion.Group(prediction, training: false)
        .SelectMany(group => new[] { group.Sum, group.Activation, group.Pool }.OfType<Node>().Select(node => (node.Index, group.Main)))
        .ToDictionary(pair => pair.Index, pair => pair.Main);

    private readonly HashSet<int> kept = [.. prediction.Nodes.Select(node => node.Index)];

    /// <summary>What a person is told of operations without a kernel.</summary>
    public string TextOf(Node[] nodes, NetworkGraph graph) =>
        nodes.Where(node => mainOf.ContainsKey(node.Index)).Select(node => graph.Stages[mainOf[node.Index].Stage].Name).FirstOrDefault()
            is { } main ? $"computed in the registers of {main}"
        : nodes.All(node => !kept.Contains(node.Index)) ? "nothing is moved: its readers read the values where they lie"
        : "computed with another stage, or by a view of its input";
}
