namespace Unroll;

/// <summary>Finds for each value of a network in which order its elements stand in a library that has channels first.</summary>
internal static class FlatOrders
{
    // What treats all elements of a vector alike, or each by itself. What is not named here is refused behind flattened planes.
    private static readonly HashSet<string> Keeping = new(StringComparer.Ordinal)
    {
        "Relu", "Relu6", "LeakyRelu", "PRelu", "Elu", "Selu", "Gelu", "Silu", "Mish", "Sigmoid", "Tanh", "Softplus", "HardSigmoid",
        "HardSwish", "Clip", "Softmax", "LogSoftmax", "Dropout", "BatchNorm", "InstanceNorm", "LayerNorm", "ScaleShift", "L2Normalize",
        "Add", "Subtract", "Multiply", "Divide", "Maximum", "Minimum", "AbsDifference", "ChiSquareDifference", "Scale",
    };

    /// <summary>The orders, by the places of the operations.</summary>
    /// <exception cref="NotSupportedException">The network reads flattened planes, or reshapes a value, in a way that is another network in
    /// PyTorch.</exception>
    public static FlatOrder[] Of(NetworkDescription network)
    {
        ILookup<int, OperationDescription> readers = network.Operations
            .SelectMany(operation => operation.Inputs.Select(input => (Input: input, Reader: operation)))
            .ToLookup(pair => pair.Input, pair => pair.Reader);
        var orders = new FlatOrder[network.Operations.Count];
        for (int i = 0; i < orders.Length; i++)
        {
            // What nobody reads is an output or a loss.
            OperationDescription operation = network.Operations[i];
            orders[i] = operation.Inputs.Count == 0 || !readers.Contains(i)
                ? FlatOrder.Of(operation.Shape)
                : Of(network, operation, readers[i], orders);
        }

        return orders;
    }

    private static FlatOrder Of(
        NetworkDescription network, OperationDescription operation, IEnumerable<OperationDescription> readers, FlatOrder[] orders)
    {
        FlatOrder first = orders[operation.Inputs[0]], fresh = FlatOrder.Of(operation.Shape);
        switch (operation.Kind)
        {
            case "Dense" or "CosineDense": return fresh;
            case "Flatten": return first;
            case "SquaredDistance" when operation.Inputs.All(input => orders[input].Equals(first)): return fresh;
            case "Reshape": return IsVector(operation) ? first : Reshaped(network, operation, readers, first);
            case "Concat" when IsVector(operation): return FlatOrder.Of(operation.Inputs.Select(input => orders[input]));
        }

        // One number that is repeated has any order.
        int[] inputs = [.. operation.Inputs.Where(input => network.Operations[input].Shape.Length > 1)];
        int[] kept = Keeping.Contains(operation.Kind)
            ? [.. inputs.Where(input => network.Operations[input].Shape.Length == operation.Shape.Length && !IsRepeated(network, input))]
            : [];
        if (inputs.Except(kept).Any(input => !orders[input].IsSame && IsVector(network.Operations[input]))
            || kept.Any(input => !orders[input].Equals(orders[kept[0]])))
        {
            throw new NotSupportedException(
                $"{network.Name} reads in '{operation.Stage}', by {operation.Kind}, planes that were flattened, whose elements PyTorch "
                + "has in another order, channels first; so it is another network there. Give a dense layer to flattened planes first.");
        }

        if (operation.Kind == "Transpose" && IsTransposition(operation, 2, 0, 1))
            return FlatOrder.Of(new ValueShape(1, 1, operation.Shape.Length));   // which brings the elements where PyTorch has them
        return kept.Length > 0 ? orders[kept[0]] : fresh;
    }

    // Planes of as many channels are the same in both libraries. Channels, rows and columns whose channels then become the last are
    // PyTorch's view.
    private static FlatOrder Reshaped(
        NetworkDescription network, OperationDescription operation, IEnumerable<OperationDescription> readers, FlatOrder input)
    {
        ValueShape from = network.Operations[operation.Inputs[0]].Shape;
        FlatOrder fresh = FlatOrder.Of(operation.Shape);
        if ((from.Channels == operation.Shape.Channels && input.Equals(FlatOrder.Of(from)))
            || (input.IsSame && (fresh.IsSame || readers.All(reader => reader.Kind == "Transpose" && IsTransposition(reader, 1, 2, 0)))))
            return fresh;
        throw new NotSupportedException(
            $"{network.Name} reshapes in '{operation.Stage}' to {operation.Shape} in the order of rows, columns, channels; PyTorch's view "
            + "counts channels first. It is Reshape(channels, rows, columns) with Transpose(1, 2, 0) behind it, and of planes with "
            + "Transpose(2, 0, 1) before it.");
    }

    private static bool IsTransposition(OperationDescription operation, int rows, int columns, int channels) =>
        (operation["Rows"], operation["Columns"], operation["Channels"]) == (rows, columns, channels);

    private static bool IsVector(OperationDescription operation) => operation.Shape.Height * operation.Shape.Width == 1;

    private static bool IsRepeated(NetworkDescription network, int operation) =>
        network.Operations[operation] is { Kind: "Broadcast" } broadcast && network.Operations[broadcast.Inputs[0]].Shape.Length == 1;
}
