using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Outputs of a network with losses that have weights which no loss depends on.</summary>
internal static class UnjudgedOutputs
{
    /// <summary>Tells of them at their stages, unless these say Output.</summary>
    /// <param name="state">The network as it was bound.</param>
    /// <param name="graph">The same as it is trained, in which what no loss depends on is frozen.</param>
    public static IEnumerable<Problem> Hints(GraphBuilder state, NetworkGraph graph)
    {
        if (!graph.Losses.Any())
            yield break;
        HashSet<int> scored = graph.Below(graph.Losses);
        StageBuilder[] own = [.. state.Stages.Where(stage => stage.Around is null)];
        for (int position = 0; position < own.Length; position++)
        {
            StageBuilder stage = own[position];
            if (!stage.IsOutput || stage.IsKept)
                continue;
            Parameter? idle = graph.Below([graph.Nodes[stage.Result.Node]])
                .Where(node => !scored.Contains(node) && !IsFrozen(state, graph.Nodes[node].Stage))
                .OrderBy(node => node)
                .SelectMany(node => graph.Nodes[node].Parameters)
                .FirstOrDefault(parameter => parameter.Frozen && !parameter.Statistic);
            if (idle is not null)
                yield return new Problem(Ids.UnjudgedOutput, new Place(position), stage.Name, idle.Name);
        }
    }

    private static bool IsFrozen(GraphBuilder state, int stage)
    {
        for (StageBuilder? around = state.Stages[stage]; around is not null; around = around.Around)
            if (around.Settings.Frozen)
                return true;
        return false;
    }
}
