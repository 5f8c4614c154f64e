using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Passes;

/// <summary>
/// How far training moves the running averages of batch normalizations. Where several share them, they move by momentum m once for each,
/// one after the other, as in PyTorch. Together that is by 1 - (1 - m)^uses.
/// </summary>
internal sealed class RunningAverages(NetworkGraph graph)
{
    private readonly ILookup<string, Node> users = graph.Nodes
        .Where(node => node.Operation is BatchNormOperation)
        .SelectMany(node => node.Parameters.Select(parameter => (parameter.Name, node)))
        .ToLookup(pair => pair.Name, pair => pair.node, StringComparer.Ordinal);

    /// <summary>The share of a mini-batch in a running average.</summary>
    public float MomentumOf(Parameter statistic)
    {
        Node[] moving = users[statistic.Name].ToArray();
        return moving.Length == 1 ? Momentum(moving[0]) : (float)(1 - Math.Pow(1 - Momentum(moving[0]), moving.Length));
    }

    /// <summary>The part of one batch normalization in that share: the later it moves the averages, the more is left of it.</summary>
    public float WeightOf(Node norm)
    {
        Node[] moving = users[norm.Parameters[0].Name].ToArray();
        if (moving.Length == 1)
            return 1;
        double momentum = Momentum(moving[0]);
        int later = moving.Length - 1 - Array.FindIndex(moving, user => user.Index == norm.Index);
        return (float)(momentum * Math.Pow(1 - momentum, later) / (1 - Math.Pow(1 - momentum, moving.Length)));
    }

    private static float Momentum(Node norm) => ((BatchNormOperation)norm.Operation).Momentum;
}
