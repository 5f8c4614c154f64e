namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Chooses the initializer where none is given: He's before a rectifier, Xavier's otherwise. The activation is the first one that the value
/// meets, past operations that only move, join, drop or average.
/// </summary>
internal static class DefaultInitializer
{
    /// <summary>The nodes whose values lead to a rectifier.</summary>
    public static HashSet<int> LeadingToRectifier(List<Node> nodes)
    {
        HashSet<int> leading = [];
        for (int node = nodes.Count - 1; node >= 0; node--)
            if (nodes[node].Operation.IsRectifier || (leading.Contains(node) && nodes[node].Operation.PassesToInitializer))
                leading.UnionWith(nodes[node].Inputs);
        return leading;
    }
}
