using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The parts into which a mini-batch is cut. Each has a gradient buffer of its own, to be cleared and summed, so networks that are
/// large, or do little with each parameter, have fewer. A batch normalization takes its statistics over a part, so by default there is
/// one.
/// </summary>
internal static class ShardChoice
{
    private const int MostShards = 8;

    /// <summary>
    /// Multiply-adds a sample for each parameter, below which a gradient buffer more costs about what a thread more brings.
    /// </summary>
    private const int MultiplyAddsPerParameter = 4;

    /// <summary>How many there are.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="parameters">Where its parameters lie.</param>
    public static int Of(NetworkGraph graph, PlannedParameters parameters)
    {
        int gradients = parameters.LearnableLength + parameters.StatisticsLength;
        return graph.Shards is { } asked ? asked
            : graph.MixesSamples ? 1
            : gradients > 1 << 23 ? 2
            : gradients > 1 << 20 || MultiplyAdds(graph) < (long)MultiplyAddsPerParameter * gradients ? 4
            : MostShards;
    }

    private static long MultiplyAdds(NetworkGraph graph) => graph.Nodes.Sum(node => node.Operation.MultiplyAdds(node.Shape));
}
