namespace Unroll.Generator.Graph;

/// <summary>
/// Chooses the initializer where none is given: He's before a rectifier, Xavier's otherwise. The activation is the first one that the value
/// meets, past operations that only move, join, drop or average.
/// </summary>
internal static class DefaultInitializer
{
    public static bool LeadsToRelu(List<Node> nodes, List<int>[] readers, int node)
    {
        HashSet<int> seen = [];
        Queue<int> open = new(readers[node]);
        while (open.Count > 0)
        {
            int next = open.Dequeue();
            if (!seen.Add(next))
                continue;
            switch (nodes[next].Operation)
            {
                case ReluOperation or LeakyReluOperation:
                    return true;
                case MaxPoolOperation or AvgPoolOperation or GlobalAvgPoolOperation or DropoutOperation or FlattenOperation or AddOperation or ConcatOperation
                    or BatchNormOperation or AdaptiveAvgPoolOperation:
                    foreach (int reader in readers[next])
                        open.Enqueue(reader);
                    break;
            }
        }
        return false;
    }
}
