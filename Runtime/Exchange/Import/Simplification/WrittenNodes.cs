using Unroll.Exchange.Onnx.Schema;
using AttributeType = Unroll.Exchange.Onnx.Schema.AttributeProto.Types.AttributeType;

namespace Unroll.Exchange.Import;

/// <summary>The nodes of a model by what they write, to be asked whether some of them are one operation.</summary>
internal sealed class WrittenNodes(ModelGraph graph)
{
    private readonly Dictionary<string, ModelNode> _writers = Writers(graph);

    /// <summary>The node that writes an input, if it is of an operator.</summary>
    public ModelNode? Of(string onnxOperator, ModelNode reader, int input) =>
        reader.HasInput(input) && Writer(reader.Inputs[input]) is { } node && node.Operator == onnxOperator ? node : null;

    /// <summary>The node that writes a tensor; null where none does.</summary>
    public ModelNode? Writer(string tensor) => _writers.GetValueOrDefault(tensor);

    /// <summary>A constant; null where the tensor is none.</summary>
    public ModelTensor? Constant(string tensor) => graph.Constants.GetValueOrDefault(tensor);

    /// <summary>The number of a constant of one; null where the tensor is none.</summary>
    public double? Single(string tensor) => Constant(tensor) is { Length: 1 } constant ? constant[0] : null;

    /// <summary>The only axis of a reduction that keeps it as an extent of 1; null where it is not one.</summary>
    public long? AxisOf(ModelNode reduction)
    {
        long[]? axes = reduction.HasInput(1) ? Constant(reduction.Inputs[1])?.ToIntegers() : reduction.Integers("axes");
        return axes is [var axis] && reduction.Integer("keepdims", 1) != 0 ? axis : null;
    }

    /// <summary>One node in the place of several.</summary>
    public static ModelNode Replacement(ModelNode last, string name, string[] inputs, params AttributeProto[] attributes) => new(
        last.Name, name, last.Opset, inputs, [last.Output],
        attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal));

    public static AttributeProto Number(string name, float value) => new() { Name = name, Type = AttributeType.Float, F = value };

    public static AttributeProto Integer(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    private static Dictionary<string, ModelNode> Writers(ModelGraph graph)
    {
        var writers = new Dictionary<string, ModelNode>(StringComparer.Ordinal);
        foreach (ModelNode node in graph.Nodes)
            writers[node.Output] = node;
        return writers;
    }
}
