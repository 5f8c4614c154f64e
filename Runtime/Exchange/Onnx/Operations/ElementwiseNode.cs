using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>An operator that treats every element alike, so that the order of its input is that of its value.</summary>
internal abstract class ElementwiseNode(string onnxOperator) : OperationNode
{
    public sealed override OnnxValue Write(NodeContext context)
    {
        OnnxValue input = context.Inputs[0];
        return new OnnxValue(context.Graph, input.Shape, input.Order, context.Add(onnxOperator, [input.Tensor], Attributes(context)));
    }

    protected virtual AttributeProto[] Attributes(NodeContext context) => [];
}
