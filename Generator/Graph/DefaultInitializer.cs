namespace Unroll.Generator.Graph;

/// <summary>
/// Chooses the initializer where none is given: He's before a rectifier, Xavier's otherwise. The activation is the first one that the value
/// meets, past operations that only move, join, drop or average.
/// </summary>
internal static class DefaultInitializer
{
    /// <summary>The nodes whose values lead to a rectifier.</summary>
    public static HashSet<int> LeadingToRelu(List<Node> nodes)
    {
        HashSet<int> leading = [];
        for (int node = nodes.Count - 1; node >= 0; node--)
            if (nodes[node].Operation is ReluOperation or LeakyReluOperation || (leading.Contains(node) && HandsOn(nodes[node].Operation)))
                leading.UnionWith(nodes[node].Inputs);
        return leading;
    }

    private static bool HandsOn(Operation operation) => operation is MaxPoolOperation or AvgPoolOperation or GlobalAvgPoolOperation or DropoutOperation or FlattenOperation
        or AddOperation or ConcatOperation or BatchNormOperation or AdaptiveAvgPoolOperation;
}
