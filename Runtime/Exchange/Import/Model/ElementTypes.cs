using Unroll.Exchange.Onnx.Schema;
using DataType = Unroll.Exchange.Onnx.Schema.TensorProto.Types.DataType;

namespace Unroll.Exchange.Import;

/// <summary>The element types of ONNX, by their numbers.</summary>
internal static class ElementTypes
{
    /// <summary>Whether a type is one of floats of 16 bits.</summary>
    public static bool IsHalf(long type) => type is (long)DataType.Float16 or (long)DataType.Bfloat16;

    /// <summary>Whether a network computes with the numbers of a type: as floats of 32 bits, whether they are that or have fewer.</summary>
    public static bool IsComputed(long type) => type == (long)DataType.Float || IsHalf(type);

    /// <summary>Whether a type is one of floats of any width.</summary>
    public static bool IsFloat(long type) => IsComputed(type) || type == (long)DataType.Double;

    /// <summary>Whether a model has floats of 16 bits that are computed with.</summary>
    public static bool HasHalf(GraphProto graph) =>
        graph.Input.Any(input => IsHalf(input.Type?.TensorType?.ElemType ?? 0)) || graph.Initializer.Any(tensor => IsHalf(tensor.DataType))
        || graph.Node.SelectMany(node => node.Attribute).Any(attribute => IsHalf(attribute.T?.DataType ?? 0))
        || graph.Node.Where(node => node.OpType == "Cast").SelectMany(node => node.Attribute).Any(attribute => IsHalf(attribute.I));
}
