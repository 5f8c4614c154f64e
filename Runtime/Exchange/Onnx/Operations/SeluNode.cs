using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>Selu with the paper's numbers.</summary>
internal sealed class SeluNode() : ElementwiseNode("Selu")
{
    protected override AttributeProto[] Attributes(NodeContext context) =>
        [OnnxAttribute.Of("alpha", 1.6732632423543772f), OnnxAttribute.Of("gamma", 1.0507009873554805f)];
}
