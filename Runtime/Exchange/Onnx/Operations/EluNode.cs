using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>Elu, whose alpha is the value far below 0 with the other sign.</summary>
internal sealed class EluNode() : ElementwiseNode("Elu")
{
    protected override AttributeProto[] Attributes(NodeContext context) => [OnnxAttribute.Of("alpha", (float)context.Setting("Alpha"))];
}
