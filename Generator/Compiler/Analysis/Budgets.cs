using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// The most that a network may cost, where its attribute says so. Only the analyzer knows: the generated code is the same within a budget
/// and beyond it.
/// </summary>
internal static class Budgets
{
    private const int FloatBytes = 4;

    /// <summary>What a right network has too much of, each at the stage with which it comes to exceed its budget.</summary>
    public static IEnumerable<Problem> Check(
        INamedTypeSymbol network, NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation)
    {
        if (Of(network, "MaximumMultiplyAdds", out Problem? wrong) is { } multiplyAdds
            && Exceeding(spec, PredictionGraph.Of(graph), multiplyAdds, node => node.Operation.MultiplyAdds(node.Shape)) is { } work)
            yield return Describe(work, "multiply-adds", "MaximumMultiplyAdds", multiplyAdds);
        if (wrong is not null)
            yield return wrong;
        if (Of(network, "MaximumParameters", out wrong) is { } parameters
            && Exceeding(spec, graph, parameters, OwnParameters(graph)) is { } size)
            yield return Describe(size, "parameters", "MaximumParameters", parameters);
        if (wrong is not null)
            yield return wrong;
        if (TimeBudget.WrongNumber(network) is { } wrongTime)
            yield return wrongTime;
        if (Of(network, "MaximumMemory", out wrong) is { } memory && Memory(spec, graph, memory, cancellation) is { } bytes)
            yield return Describe(bytes, "bytes of memory for predictions", "MaximumMemory", memory);
        if (wrong is not null)
            yield return wrong;
    }

    private static long? Of(INamedTypeSymbol network, string name, out Problem? wrong)
    {
        long? budget = NetworkSymbols.Setting(network, name) as long?;
        wrong = budget < 1
            ? new Problem(Ids.NumberOutOfRange, Place.Class with { Argument = name }, network.Name, name,
                Sizes.Count(budget.Value), "it must be at least 1; leave it out where there is no limit")
            : null;
        return budget < 1 ? null : budget;
    }

    // A tensor that several share counts for the first.
    private static Func<Node, long> OwnParameters(NetworkGraph graph)
    {
        Dictionary<string, int> owners = new(StringComparer.Ordinal);
        foreach (Node node in graph.Nodes)
            foreach (Parameter parameter in node.Parameters)
                if (!owners.ContainsKey(parameter.Name))
                    owners.Add(parameter.Name, node.Index);
        return node => node.Parameters.Where(parameter => !parameter.Statistic && owners[parameter.Name] == node.Index)
            .Sum(parameter => (long)parameter.Length);
    }

    /// <summary>The first stage with which a sum exceeds a budget; null where it does not.</summary>
    private static Excess? Exceeding(NetworkSpec spec, NetworkGraph graph, long budget, Func<Node, long> cost)
    {
        ILookup<string, Node> nodes = graph.Nodes.ToLookup(node => Stage.FieldOf(graph.Stages[node.Stage].Name));
        long[] costs = [.. spec.Stages.Select(stage => nodes[stage.Name].Sum(cost))];
        long total = costs.Sum(), sum = 0;
        if (total <= budget)
            return null;
        int stage = Array.FindIndex(costs, own => (sum += own) > budget), largest = Array.IndexOf(costs, costs.Max());
        return new(stage, spec.Stages[stage].Name, total, spec.Stages[largest].Name, costs[largest]);
    }

    /// <summary>
    /// The parameters, the weights as predictions read them, and the buffers of a prediction, as the memory of a description has them; the
    /// stage is the one with the largest buffer or tensor.
    /// </summary>
    private static Excess? Memory(NetworkSpec spec, NetworkGraph graph, long budget, CancellationToken cancellation)
    {
        if (PlannedSizes.MemoryOf(spec, graph, cancellation) is not { } plan || plan.Floats * FloatBytes <= budget)
            return null;
        string field = Stage.FieldOf(plan.LargestStage);
        int stage = spec.Stages.ToList().FindIndex(candidate => candidate.Name == field);
        return new(stage, stage < 0 ? spec.Name : field, plan.Floats * FloatBytes, plan.LargestStage, plan.Largest * FloatBytes);
    }

    private static Problem Describe(Excess excess, string what, string setting, long budget) => new(
        Ids.OverBudget, excess.Stage < 0 ? Place.Class : new Place(excess.Stage), excess.Name, Sizes.Count(excess.Total), what, setting,
        Sizes.Count(budget), excess.Largest, Sizes.Count(excess.LargestCost));

    private sealed record Excess(int Stage, string Name, long Total, string Largest, long LargestCost);
}
