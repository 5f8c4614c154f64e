using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Nodes that are computed together: an operation, a sum with another value, an activation that follows it, and a max pooling that follows that.</summary>
/// <param name="Main">The operation.</param>
/// <param name="Activation">An activation that is applied to the sums in registers.</param>
/// <param name="Pool">A 2x2 max pooling with stride 2 that is done in registers.</param>
/// <param name="Sum">A sum of the operation's value with an earlier one, added in registers; only in predictions.</param>
internal sealed record Unit(Node Main, Node? Activation = null, Node? Pool = null, Node? Sum = null)
{
    /// <summary>The node whose value the unit produces.</summary>
    public Node Result => Pool ?? Activation ?? Sum ?? Main;

    /// <summary>The nodes that the unit reads: those of its operation and, behind them, what is added.</summary>
    public IReadOnlyList<int> Inputs => Sum is null ? [.. Main.Inputs] : [.. Main.Inputs, Sum.Inputs.First(input => input != Main.Index)];

    public ActivationOperation? Function => (ActivationOperation?)Activation?.Operation;
}

/// <summary>Groups the nodes of a network into units.</summary>
internal static class Fusion
{
    public static List<Unit> Group(NetworkGraph graph, bool training)
    {
        ILookup<int, Node> readers = graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
        HashSet<int> results = new(graph.Outputs.Select(node => node.Index));
        var taken = new HashSet<int>();
        var units = new List<Unit>();
        foreach (Node node in graph.Nodes)
        {
            if (taken.Contains(node.Index) || node.Operation is LossOperation)
                continue;
            var unit = new Unit(node);
            OperationPlanner planner = OperationPlanner.Of(node.Operation);
            if (!training && planner.TakesSum(node.Operation) && OnlyReader(node) is { Operation: AddOperation, Inputs.Count: 2 } sum && sum.Inputs.Min() < node.Index && sum.Inputs.Max() == node.Index)
                unit = unit with { Sum = sum };
            if (planner.TakesActivation && OnlyReader(unit.Result) is { Operation: ActivationOperation { FitsInTile: true } } activation)
                unit = unit with { Activation = activation };
            if (planner.TakesPool && unit.Sum is null && OnlyReader(unit.Result) is { Operation: MaxPoolOperation pool } pooled && IsFusable(pool.Window, unit.Result.Shape))
                unit = unit with { Pool = pooled };
            taken.Add(unit.Sum?.Index ?? -1);
            taken.Add(unit.Activation?.Index ?? -1);
            taken.Add(unit.Pool?.Index ?? -1);
            units.Add(unit);
        }

        return units;

        // A value that is an output, or that several nodes read, must be stored as it is.
        Node? OnlyReader(Node node) => !results.Contains(node.Index) && readers[node.Index].Take(2).ToArray() is [var reader] ? reader : null;
    }

    private static bool IsFusable(Window window, Shape shape) =>
        window is { Height: 2, Width: 2, StrideY: 2, StrideX: 2, HasPadding: false } && shape.Height % 2 == 0 && shape.Width % 2 == 0;
}
