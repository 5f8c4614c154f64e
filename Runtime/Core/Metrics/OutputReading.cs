namespace Unroll;

/// <summary>
/// Where the value that a loss scores can be read among the outputs of a prediction, and what has become of it on the way there: nothing,
/// or operations from which each class can still be told.
/// </summary>
/// <param name="Start">Where that output begins among all outputs of a sample.</param>
/// <param name="Boundary">What an output must exceed to mean yes: what the operations make of a logit or score of 0.</param>
/// <param name="Kind">What the output is of the scored value.</param>
internal readonly record struct OutputReading(int Start, double Boundary, ReadingKind Kind)
{
    private const double SeluAlpha = 1.6732632423543772, SeluScale = 1.0507009873554805;

    /// <summary>Finds the output from which the classes of a loss are told by the shortest way; null if there is none.</summary>
    public static OutputReading? Find(NetworkDescription network, LossDescription loss)
    {
        if (!loss.TellsClass && loss.Kind is not ("BinaryCrossEntropy" or "Hinge"))
            return null;
        return network.Operations.Count > 0 && loss.Operation >= 0 ? ByOperations(network, loss) : ByName(network, loss);
    }

    /// <summary>Where the output with the very value that a loss scores begins among all outputs of a sample; null if there is
    /// none.</summary>
    public static int? StartOf(NetworkDescription network, LossDescription loss)
    {
        if (network.Operations.Count == 0 || loss.Operation < 0)
            return ByName(network, loss)?.Start;
        int start = 0;
        foreach (OperationDescription output in network.Operations.Where(operation => operation.Kind == "Output"))
        {
            if (Way(network, network.Operations[loss.Operation].Inputs[0], output.Inputs[0]) is { } way
                && KindOf(way) == ReadingKind.Scored)
            {
                return start;
            }

            start += output.Shape.Length;
        }

        return null;
    }

    private static OutputReading? ByOperations(NetworkDescription network, LossDescription loss)
    {
        int scored = network.Operations[loss.Operation].Inputs[0];
        OutputReading? found = null;
        int fewest = int.MaxValue, start = 0;
        foreach (OperationDescription output in network.Operations.Where(operation => operation.Kind == "Output"))
        {
            if (Way(network, scored, output.Inputs[0]) is { } way
                && way.Count < fewest
                && BoundaryAfter(way, loss.TellsClass) is { } boundary)
            {
                (found, fewest) = (new OutputReading(start, boundary, KindOf(way)), way.Count);
            }

            start += output.Shape.Length;
        }

        return found;
    }

    /// <summary>A description that says nothing of its operations: the output of the loss's name is what the loss scores.</summary>
    private static OutputReading? ByName(NetworkDescription network, LossDescription loss)
    {
        int start = 0;
        foreach (ValueDescription output in network.Outputs)
        {
            if (output.Name == loss.Name && output.Length == loss.Length)
                return new OutputReading(start, 0, ReadingKind.Scored);
            start += output.Length;
        }

        return null;
    }

    /// <summary>The operations from the scored value to another, the last one first; null if it does not follow from that value
    /// alone.</summary>
    private static List<OperationDescription>? Way(NetworkDescription network, int scored, int value)
    {
        var way = new List<OperationDescription>();
        while (value != scored)
        {
            OperationDescription operation = network.Operations[value];
            if (value < scored || operation.Inputs.Count != 1)
                return null;
            way.Add(operation);
            value = operation.Inputs[0];
        }

        return way;
    }

    // Flattening moves nothing, and dropout does nothing in a prediction.
    private static ReadingKind KindOf(List<OperationDescription> way) =>
        way.FindAll(operation => operation.Kind is not ("Flatten" or "Dropout")) switch
        {
            [] => ReadingKind.Scored,
            [{ Kind: "Softmax" or "Sigmoid" }] => ReadingKind.Probability,
            _ => ReadingKind.Other,
        };

    /// <summary>What becomes of 0 along the way; null if the order of the classes, or yes and no, are lost.</summary>
    private static double? BoundaryAfter(List<OperationDescription> way, bool tellsClass)
    {
        double boundary = 0;
        for (int i = way.Count - 1; i >= 0; i--)
        {
            switch (way[i].Kind)
            {
                case "Flatten" or "Dropout":   // dropout does nothing in a prediction
                    break;
                case "Softmax" or "LogSoftmax" when tellsClass:
                    break;
                case "Relu" when !tellsClass:
                    boundary = Math.Max(boundary, 0);
                    break;
                case "LeakyRelu" when !tellsClass || way[i]["Slope"] > 0:
                    boundary = boundary >= 0 ? boundary : way[i]["Slope"] * boundary;
                    break;
                case "Elu" when !tellsClass || way[i]["Alpha"] > 0:
                    boundary = boundary >= 0 ? boundary : way[i]["Alpha"] * (Math.Exp(boundary) - 1);
                    break;
                case "Selu":
                    boundary = boundary >= 0 ? SeluScale * boundary : SeluScale * SeluAlpha * (Math.Exp(boundary) - 1);
                    break;
                case "HardSigmoid" when !tellsClass:
                    boundary = Math.Clamp((boundary / 6) + 0.5, 0, 1);
                    break;
                case "Softplus":
                    boundary = Math.Log(1 + Math.Exp(way[i]["Beta"] * boundary)) / way[i]["Beta"];
                    break;
                case "Sigmoid":
                    boundary = 1 / (1 + Math.Exp(-boundary));
                    break;
                case "Tanh":
                    boundary = Math.Tanh(boundary);
                    break;
                default:
                    return null;
            }
        }

        return boundary;
    }
}
