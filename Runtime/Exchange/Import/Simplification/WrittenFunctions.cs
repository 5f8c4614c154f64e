using Unroll.Exchange.Import.Interpreter;
using Unroll.Exchange.Import.Interpreter.Functions;
using Unroll.Exchange.Onnx.Schema;
using AttributeType = Unroll.Exchange.Onnx.Schema.AttributeProto.Types.AttributeType;

namespace Unroll.Exchange.Import;

/// <summary>
/// Finds functions of single elements that a model writes as several nodes: Silu as x times Sigmoid(x), Gelu by Erf, and so on. They are
/// told by what they compute: several nodes that depend on one tensor and on single numbers are computed at some points, and compared with
/// the functions that the language has. So the way in which they are spelled makes no difference.
/// </summary>
internal static class WrittenFunctions
{
    private const int Deepest = 8;             // nodes from the last to the first of a function
    private const int MostInputs = 3;          // of a node of a function
    private const double Tolerance = 1e-6;     // numbers such as 1 / sqrt(2) are floats in a model

    private static readonly double[] Points =
        [0, 0.1, -0.1, 0.7, -0.7, 1.3, -1.3, 2.2, -2.2, 2.9, -2.9, 3.1, -3.1, 4.5, -4.5, 7, -7, 12, -12];

    private static readonly (string Operator, Func<double, double> Function, AttributeProto[] Attributes)[] Known =
    [
        ("Silu", x => x / (1 + Math.Exp(-x)), []),
        ("Mish", x => x * Math.Tanh(SoftplusFunction.Softplus(x)), []),
        ("Gelu", x => 0.5 * x * (1 + ErfFunction.Erf(x * Math.Sqrt(0.5))), []),
        ("Gelu", x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
            [new() { Name = "approximate", Type = AttributeType.String, S = Google.Protobuf.ByteString.CopyFromUtf8("tanh") }]),
        ("HardSwish", x => x * Math.Clamp((x / 6) + 0.5, 0, 1), []),
        ("HardSigmoid", x => Math.Clamp((x / 6) + 0.5, 0, 1),
            [new() { Name = "alpha", Type = AttributeType.Float, F = 1 / 6f }]),
    ];

    /// <summary>The model with one node for each such function, and without the nodes that no output needs.</summary>
    public static ModelGraph Simplify(ModelGraph graph)
    {
        var nodes = new Dictionary<string, ModelNode>(StringComparer.Ordinal);   // by output
        foreach (ModelNode node in graph.Nodes)
            nodes[node.Output] = Replacement(graph, nodes, node) ?? node;
        return graph.With(Needed(graph, [.. graph.Nodes.Select(node => nodes[node.Output])]));
    }

    private static List<ModelNode> Needed(ModelGraph graph, List<ModelNode> nodes)
    {
        HashSet<string> read = [.. graph.Outputs.Select(output => output.Name)];
        List<ModelNode> needed = [];
        foreach (ModelNode node in Enumerable.Reverse(nodes))
        {
            if (!node.Outputs.Any(read.Contains))
                continue;
            needed.Add(node);
            read.UnionWith(node.Inputs);
        }

        needed.Reverse();
        return needed;
    }

    private static ModelNode? Replacement(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode last)
    {
        if (NodeFunction.Of(last.Operator) is not BroadcastFunction || last.Outputs.Count > 1 || last.Inputs.Count > MostInputs)
            return null;
        foreach (string argument in Arguments(graph, nodes, last))
        {
            if (Compute(graph, nodes, last, argument, Deepest) is not { } values)
                continue;
            foreach ((string name, Func<double, double> function, AttributeProto[] attributes) in Known)
            {
                if (Agree(values, function))
                    return WrittenNodes.Replacement(last, name, [argument], attributes);
            }

            double beta = Math.Log(2) / values[0];   // of Softplus, whose value at 0 this is
            if (beta > 0 && double.IsFinite(beta) && Agree(values, x => SoftplusFunction.Softplus(beta * x) / beta))
                return WrittenNodes.Replacement(last, "Softplus", [argument], WrittenNodes.Number("beta", (float)beta));
        }

        return null;
    }

    /// <summary>The tensors on which a node depends, the nearest first.</summary>
    private static List<string> Arguments(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode last)
    {
        List<string> found = [];
        List<ModelNode> layer = [last];
        for (int depth = 0; depth < Deepest && layer.Count > 0; depth++)
        {
            string[] inputs =
                [.. layer.SelectMany(node => node.Inputs).Where(name => name.Length > 0 && !graph.Constants.ContainsKey(name)).Distinct()];
            found.AddRange(inputs.Where(name => !found.Contains(name)));
            layer = [.. inputs.Where(nodes.ContainsKey).Select(name => nodes[name]).Where(IsOfElements)];
        }

        return found;
    }

    private static bool IsOfElements(ModelNode node) =>
        node.Inputs.Count <= MostInputs && NodeFunction.Of(node.Operator) is ElementFunction or BroadcastFunction;

    /// <summary>What a node gives where a tensor is each of the points; null where it depends on something else.</summary>
    private static double[]? Compute(ModelGraph graph, Dictionary<string, ModelNode> nodes, ModelNode node, string argument, int depth)
    {
        if (depth == 0 || !IsOfElements(node))
            return null;
        var inputs = new Tensor?[node.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            string name = node.Inputs[i];
            if (name == argument)
                inputs[i] = new Tensor([Points.Length], Points);
            else if (graph.Constants.TryGetValue(name, out ModelTensor? constant))
                inputs[i] = constant.Length == 1 ? new Tensor([1], [constant[0]]) : null;
            else if (nodes.TryGetValue(name, out ModelNode? inner) && Compute(graph, nodes, inner, argument, depth - 1) is { } values)
                inputs[i] = new Tensor([Points.Length], values);
            if (inputs[i] is null && name.Length > 0)
                return null;
        }

        double[] result = NodeFunction.Of(node.Operator)!.Compute(new NodeArguments(node, inputs)).Values;
        return result.Length == Points.Length ? result : null;
    }

    private static bool Agree(double[] values, Func<double, double> function) => Points.Zip(values)
        .All(pair => Math.Abs(function(pair.First) - pair.Second) <= Tolerance * (1 + Math.Abs(pair.First)));
}
