namespace Unroll;

/// <summary>Finds for each value of a network in which order its channels stand in a library that has channels first.</summary>
internal static class FlatOrders
{
    /// <summary>The orders, by the places of the operations.</summary>
    /// <exception cref="NotSupportedException">The network combines, element by element, planes that were flattened with a vector that was
    /// not, which is another network in PyTorch.</exception>
    public static FlatOrder[] Of(NetworkDescription network)
    {
        ILookup<string, ParameterDescription> parameters = network.Parameters.ToLookup(parameter => parameter.Name);
        FlatOrder[] orders = new FlatOrder[network.Operations.Count];
        for (int i = 0; i < orders.Length; i++)
        {
            OperationDescription operation = network.Operations[i];
            bool isVector = operation.Shape.Height * operation.Shape.Width == 1;
            bool mixes = operation.Parameters.Any(name => parameters[name].Any(parameter => parameter.Shape.Length > 1));
            FlatOrder[] inputs = [.. operation.Inputs.Select(input => orders[input])];
            int[] lengths = [.. operation.Inputs.Select(input => network.Operations[input].Shape.Length)];
            orders[i] =
                !isVector || mixes || inputs.Length == 0 ? FlatOrder.Of(operation.Shape)
                : lengths.All(length => length == operation.Shape.Length) ? Same(network, operation, inputs)
                : operation.Kind == "Concat" ? FlatOrder.Of(inputs)
                : FlatOrder.Of(operation.Shape);
        }

        return orders;
    }

    private static FlatOrder Same(NetworkDescription network, OperationDescription operation, FlatOrder[] inputs)
    {
        if (inputs.All(input => input.Equals(inputs[0])))
            return inputs[0];
        throw new NotSupportedException(
            $"{network.Name} combines in '{operation.Stage}' planes that were flattened with other elements; their weights have no order "
            + "in PyTorch, which flattens planes channels first. Give a dense layer to the flattened planes first.");
    }
}
