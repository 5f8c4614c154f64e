using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Passes;

/// <summary>Groups the nodes of a network that are computed together.</summary>
internal static class Fusion
{
    public static List<FusedOperation> Group(NetworkGraph graph, bool training)
    {
        ILookup<int, Node> readers = graph.Nodes
            .SelectMany(node => node.Inputs.Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        HashSet<int> results = new(graph.Outputs.Select(node => node.Index));
        var taken = new HashSet<int>();
        var groups = new List<FusedOperation>();
        foreach (Node node in graph.Nodes)
        {
            if (taken.Contains(node.Index) || node.Operation is LossOperation)
                continue;
            var fused = new FusedOperation(node);
            Operation operation = node.Operation;
            if (!training && operation.FusesSum && OnlyReader(node) is { Operation: AddOperation, Inputs.Count: 2 } sum
                && sum.Inputs.Min() < node.Index && sum.Inputs.Max() == node.Index)
                fused = fused with { Sum = sum };
            if (operation.FusesActivation
                && OnlyReader(fused.Result) is { Operation: ActivationOperation function } activation
                && IsFusable(function, training))
                fused = fused with { Activation = activation };
            if (operation.FusesMaxPool
                && fused.Sum is null
                && fused.Function is not { IsMonotonic: false }
                && OnlyReader(fused.Result) is { Operation: MaxPoolOperation pool } pooled
                && IsFusable(pool.Window, fused.Result.Shape))
                fused = fused with { Pool = pooled };
            taken.Add(fused.Sum?.Index ?? -1);
            taken.Add(fused.Activation?.Index ?? -1);
            taken.Add(fused.Pool?.Index ?? -1);
            groups.Add(fused);
        }

        return groups;

        // A value that is an output, or that several nodes read, must be stored as it is.
        Node? OnlyReader(Node node) =>
            !results.Contains(node.Index) && readers[node.Index].Take(2).ToArray() is [var reader] ? reader : null;
    }

    /// <summary>
    /// What a tile applies must leave the padding of the channels zero, and training must still have what the derivative reads. What takes
    /// an exponential stays a pass of its own: inside a tile its constants and steps would push the sums out of the registers.
    /// </summary>
    private static bool IsFusable(ActivationOperation function, bool training) =>
        function is { FitsInTile: true, KeepsZero: true } && (!training || function.Reads == DerivativeInput.Value);

    private static bool IsFusable(Window window, Shape shape) =>
        window is { Height: 2, Width: 2, StrideY: 2, StrideX: 2, HasPadding: false } && shape.Height % 2 == 0 && shape.Width % 2 == 0;
}
