using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>LeakyRelu, whose alpha is the slope.</summary>
internal sealed class LeakyReluNode() : ElementwiseNode("LeakyRelu")
{
    protected override AttributeProto[] Attributes(NodeContext context) => [OnnxAttribute.Of("alpha", (float)context.Setting("Slope"))];
}
