namespace Unroll.Exchange.Import;

/// <summary>
/// Finds differences of two values, vectors that are divided by their lengths, planes between two matrices, and matrices times their own
/// transpose, as the export writes them. ONNX has no operator for the first and the last, none with a least length for the second, and
/// before opset 18 none for what the third computes.
/// </summary>
internal static class WrittenDifferences
{
    /// <summary>The model with one node for each of them.</summary>
    public static ModelGraph Simplify(ModelGraph graph)
    {
        var nodes = new WrittenNodes(graph);
        return graph.With(
        [
            .. graph.Nodes.Select(node => node.Operator switch
            {
                "Abs" => Absolute(nodes, node),
                "ReduceSumSquare" => Squared(nodes, node),
                "Where" => Relative(nodes, node),
                "Div" => Length(nodes, node) ?? Gram(nodes, node),
                "MatMul" => Matrices(nodes, node),
                _ => null,
            } ?? node),
        ]);
    }

    /// <summary>Abs of Sub.</summary>
    private static ModelNode? Absolute(WrittenNodes nodes, ModelNode last) => Difference(nodes, last, 0) is { } difference
        ? WrittenNodes.Replacement(last, "AbsDifference", [.. difference.Inputs])
        : null;

    /// <summary>ReduceSumSquare of Sub.</summary>
    private static ModelNode? Squared(WrittenNodes nodes, ModelNode last) =>
        Difference(nodes, last, 0) is { } difference && nodes.AxisOf(last) is { } axis
            ? WrittenNodes.Replacement(last, "SquaredDistance", [.. difference.Inputs], WrittenNodes.Integer("axis", axis))
            : null;

    /// <summary>The square of Sub, divided by Add; 0 where both are equal.</summary>
    private static ModelNode? Relative(WrittenNodes nodes, ModelNode last) =>
        nodes.Of("Equal", last, 0) is { Inputs.Count: 2 } equal
        && last.Inputs.Count == 3 && nodes.Single(last.Inputs[1]) == 0
        && nodes.Of("Div", last, 2) is { } quotient
        && nodes.Of("Add", quotient, 1) is { } sum && sum.Inputs.SequenceEqual(equal.Inputs)
        && nodes.Of("Mul", quotient, 0) is { Inputs: [var one, var other] } square && one == other
        && Difference(nodes, square, 0) is { } difference && difference.Inputs.SequenceEqual(equal.Inputs)
            ? WrittenNodes.Replacement(last, "ChiSquareDifference", [.. difference.Inputs])
            : null;

    /// <summary>A value divided by its ReduceL2, or by a number where that is larger.</summary>
    private static ModelNode? Length(WrittenNodes nodes, ModelNode last) =>
        nodes.Of("Max", last, 1) is { Inputs: [var length, var least] } divisor && nodes.Single(least) is { } epsilon
        && nodes.Of("ReduceL2", divisor, 0) is { Inputs.Count: > 0 } reduction && reduction.Inputs[0] == last.Inputs[0]
        && nodes.AxisOf(reduction) is { } axis && length == reduction.Output
            ? WrittenNodes.Replacement(
                last, "L2Normalize", [last.Inputs[0]], WrittenNodes.Number("epsilon", (float)epsilon), WrittenNodes.Integer("axis", axis))
            : null;

    /// <summary>MatMul of a constant and of the MatMul of a value and a constant.</summary>
    private static ModelNode? Matrices(WrittenNodes nodes, ModelNode last) =>
        last is { Inputs: [var rows, _] } && nodes.Constant(rows) is not null
        && nodes.Of("MatMul", last, 1) is { Inputs: [var value, var columns] }
        && nodes.Constant(value) is null && nodes.Constant(columns) is not null
            ? WrittenNodes.Replacement(last, "Resampling", [value, rows, columns])
            : null;

    /// <summary>MatMul of a value and of its Transpose, divided by a number.</summary>
    private static ModelNode? Gram(WrittenNodes nodes, ModelNode last) =>
        last.Inputs.Count == 2 && nodes.Single(last.Inputs[1]) is { } divisor
        && nodes.Of("MatMul", last, 0) is { Inputs: [var rows, _] } product
        && nodes.Of("Transpose", product, 1) is { } turned && turned.Inputs[0] == rows && turned.Integers("perm") is [0, 2, 1]
            ? WrittenNodes.Replacement(last, "GramMatrix", [rows], WrittenNodes.Number("divisor", (float)divisor))
            : null;

    private static ModelNode? Difference(WrittenNodes nodes, ModelNode reader, int input) =>
        nodes.Of("Sub", reader, input) is { Inputs.Count: 2 } difference ? difference : null;
}
