namespace Unroll.Exchange.Import;

/// <summary>
/// Finds normalizations that a model writes as several nodes, as models of opsets that lack them do: of groups as InstanceNormalization
/// between two Reshape, of the last axis by ReduceMean, Sub, Pow, Sqrt and Div. Scales and shifts behind them are taken in later.
/// </summary>
internal static class WrittenNorms
{
    /// <summary>The model with one node for each such normalization.</summary>
    public static ModelGraph Simplify(ModelGraph graph)
    {
        var nodes = new WrittenNodes(graph);
        return graph.With([.. graph.Nodes.Select(node => OfGroups(nodes, node) ?? OfLastAxis(nodes, node) ?? node)]);
    }

    /// <summary>The extents of both Reshape go to inputs behind those of the operator, to be checked once the shapes are known.</summary>
    private static ModelNode? OfGroups(WrittenNodes nodes, ModelNode last)
    {
        if (last.Operator != "Reshape" || last.Inputs.Count < 2
            || nodes.Of("InstanceNormalization", last, 0) is not { Inputs.Count: 3 } norm
            || nodes.Of("Reshape", norm, 0) is not { Inputs.Count: 2 } split
            || nodes.Constant(norm.Inputs[1]) is not { } scale || scale.ToNumbers().Any(number => number != 1)
            || nodes.Constant(norm.Inputs[2]) is not { } shift || shift.ToNumbers().Any(number => number != 0))
            return null;
        return WrittenNodes.Replacement(
            last, "GroupNormalization", [split.Inputs[0], "", "", split.Inputs[1], last.Inputs[1]],
            WrittenNodes.Number("epsilon", norm.Number("epsilon", 1e-5f)), WrittenNodes.Integer("num_groups", scale.Length));
    }

    private static ModelNode? OfLastAxis(WrittenNodes nodes, ModelNode last)
    {
        if (last.Operator != "Div"
            || nodes.Of("Sub", last, 0) is not { } centered
            || nodes.Of("ReduceMean", centered, 1) is not { Inputs.Count: > 0 } mean || mean.Inputs[0] != centered.Inputs[0]
            || nodes.Of("Sqrt", last, 1) is not { } deviation
            || nodes.Of("Add", deviation, 0) is not { Inputs.Count: 2 } sum
            || (nodes.Of("ReduceMean", sum, 0) ?? nodes.Of("ReduceMean", sum, 1)) is not { Inputs.Count: > 0 } variance
            || nodes.Single(sum.Inputs[0] == variance.Output ? sum.Inputs[1] : sum.Inputs[0]) is not { } epsilon
            || !IsSquare(nodes, variance, centered)
            || nodes.AxisOf(mean) is not { } axis || nodes.AxisOf(variance) != axis)
            return null;
        return WrittenNodes.Replacement(
            last, "LayerNormalization", [centered.Inputs[0]], WrittenNodes.Number("epsilon", (float)epsilon),
            WrittenNodes.Integer("axis", axis));
    }

    /// <summary>Whether a mean is that of the squares of what another node writes.</summary>
    private static bool IsSquare(WrittenNodes nodes, ModelNode mean, ModelNode centered)
    {
        if (nodes.Writer(mean.Inputs[0]) is not { Inputs.Count: 2 } square)
            return false;
        bool isPower = square.Operator == "Pow" && nodes.Single(square.Inputs[1]) == 2;
        bool isProduct = square.Operator == "Mul" && square.Inputs[1] == square.Inputs[0];

        // Some write x - mean twice.
        return (isPower || isProduct) && (square.Inputs[0] == centered.Output
            || (nodes.Of("Sub", square, 0) is { } again && again.Inputs.SequenceEqual(centered.Inputs)));
    }
}
