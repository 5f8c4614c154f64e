using Unroll.Exchange.Onnx.Schema;
using AttributeType = Unroll.Exchange.Onnx.Schema.AttributeProto.Types.AttributeType;

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
        var nodes = new Dictionary<string, ModelNode>(StringComparer.Ordinal);   // by output
        foreach (ModelNode node in graph.Nodes)
            nodes[node.Output] = node;
        return graph.With([.. graph.Nodes.Select(node => OfGroups(graph, nodes, node) ?? OfLastAxis(graph, nodes, node) ?? node)]);
    }

    /// <summary>The extents of both Reshape go to inputs behind those of the operator, to be checked once the shapes are known.</summary>
    private static ModelNode? OfGroups(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode last)
    {
        if (last.Operator != "Reshape" || last.Inputs.Count < 2
            || Of("InstanceNormalization", nodes, last, 0) is not { Inputs.Count: 3 } norm
            || Of("Reshape", nodes, norm, 0) is not { Inputs.Count: 2 } split
            || !graph.Constants.TryGetValue(norm.Inputs[1], out ModelTensor? scale) || scale.ToNumbers().Any(number => number != 1)
            || !graph.Constants.TryGetValue(norm.Inputs[2], out ModelTensor? shift) || shift.ToNumbers().Any(number => number != 0))
            return null;
        return Node(
            last, "GroupNormalization", [split.Inputs[0], "", "", split.Inputs[1], last.Inputs[1]],
            Number("epsilon", norm.Number("epsilon", 1e-5f)), Integer("num_groups", scale.Length));
    }

    private static ModelNode? OfLastAxis(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode last)
    {
        if (last.Operator != "Div"
            || Of("Sub", nodes, last, 0) is not { } centered
            || Of("ReduceMean", nodes, centered, 1) is not { Inputs.Count: > 0 } mean || mean.Inputs[0] != centered.Inputs[0]
            || Of("Sqrt", nodes, last, 1) is not { } deviation
            || Of("Add", nodes, deviation, 0) is not { Inputs.Count: 2 } sum
            || (Of("ReduceMean", nodes, sum, 0) ?? Of("ReduceMean", nodes, sum, 1)) is not { Inputs.Count: > 0 } variance
            || Single(graph, sum.Inputs[0] == variance.Output ? sum.Inputs[1] : sum.Inputs[0]) is not { } epsilon
            || !IsSquare(graph, nodes, variance, centered)
            || AxisOf(graph, mean) is not { } axis || AxisOf(graph, variance) != axis)
            return null;
        return Node(
            last, "LayerNormalization", [centered.Inputs[0]], Number("epsilon", (float)epsilon), Integer("axis", axis));
    }

    /// <summary>Whether a mean is that of the squares of what another node writes.</summary>
    private static bool IsSquare(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode mean, ModelNode centered)
    {
        if (!nodes.TryGetValue(mean.Inputs[0], out ModelNode? square) || square.Inputs.Count != 2)
            return false;
        bool isPower = square.Operator == "Pow" && Single(graph, square.Inputs[1]) == 2;
        bool isProduct = square.Operator == "Mul" && square.Inputs[1] == square.Inputs[0];

        // Some write x - mean twice.
        return (isPower || isProduct) && (square.Inputs[0] == centered.Output
            || (Of("Sub", nodes, square, 0) is { } again && again.Inputs.SequenceEqual(centered.Inputs)));
    }

    /// <summary>The only axis of a mean that keeps it; null where it is not one.</summary>
    private static long? AxisOf(ModelGraph graph, ModelNode mean)
    {
        long[]? axes = mean.HasInput(1)
            ? graph.Constants.GetValueOrDefault(mean.Inputs[1])?.ToIntegers()
            : mean.Integers("axes");
        return axes is [var axis] && mean.Integer("keepdims", 1) != 0 ? axis : null;
    }

    /// <summary>The node that writes an input, if it is of an operator.</summary>
    private static ModelNode? Of(string onnxOperator, Dictionary<string, ModelNode> nodes, ModelNode reader, int input) =>
        reader.HasInput(input) && nodes.TryGetValue(reader.Inputs[input], out ModelNode? node) && node.Operator == onnxOperator
            ? node
            : null;

    private static double? Single(ModelGraph graph, string name) =>
        graph.Constants.TryGetValue(name, out ModelTensor? constant) && constant.Length == 1 ? constant[0] : null;

    private static ModelNode Node(ModelNode last, string name, string[] inputs, params AttributeProto[] attributes) => new(
        last.Name, name, last.Opset, inputs, [last.Output],
        attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal));

    private static AttributeProto Number(string name, float value) => new() { Name = name, Type = AttributeType.Float, F = value };

    private static AttributeProto Integer(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };
}
