namespace Unroll.Drawing.Layout;

/// <summary>Gives every node of a graph a layer below those of all nodes that it is reached from.</summary>
internal static class LayerChoice
{
    /// <summary>Chooses the layers: by the longest way from above, and then as near to the readers as shortens edges.</summary>
    /// <param name="nodes">The nodes, each after those from which edges lead to it.</param>
    /// <param name="edges">The edges.</param>
    public static void Choose(IReadOnlyList<LayeredNode> nodes, IReadOnlyList<LayeredEdge> edges)
    {
        ILookup<LayeredNode, LayeredEdge> above = edges.ToLookup(edge => edge.To), below = edges.ToLookup(edge => edge.From);
        foreach (LayeredNode node in nodes)
            node.Layer = above[node].Select(edge => edge.From.Layer + 1).DefaultIfEmpty(0).Max();

        MarkMain(nodes, edges, below);

        // A value that is read late and depends on little stands where it is read.
        foreach (LayeredNode node in nodes.Reverse())
            if (below[node].Count() > above[node].Count())
                node.Layer = Math.Max(node.Layer, below[node].Min(edge => edge.To.Layer) - 1);
        int first = nodes.Min(node => node.Layer), last = nodes.Max(node => node.Layer);
        foreach (LayeredNode node in nodes)
            node.Layer = (node.IsLast ? last : node.Layer) - first;
    }

    /// <summary>Marks the edges of the longest ways through the graph, which are drawn straight rather than others.</summary>
    private static void MarkMain(
        IReadOnlyList<LayeredNode> nodes, IReadOnlyList<LayeredEdge> edges, ILookup<LayeredNode, LayeredEdge> below)
    {
        Dictionary<LayeredNode, int> left = [];
        foreach (LayeredNode node in nodes.Reverse())
            left[node] = below[node].Select(edge => left[edge.To] + 1).DefaultIfEmpty(0).Max();
        int longest = left.Values.Max();
        foreach (LayeredEdge edge in edges)
            edge.IsMain = edge.From.Layer + left[edge.From] == longest && left[edge.To] == left[edge.From] - 1
                && edge.To.Layer == edge.From.Layer + 1;
    }
}
