using Unroll.Onnx.Schema;

namespace Unroll.Onnx;

/// <summary>LeakyRelu, whose alpha is the slope.</summary>
internal sealed class LeakyReluNode() : ElementwiseNode("LeakyRelu")
{
    protected override AttributeProto[] Attributes(NodeContext context) => [OnnxAttribute.Of("alpha", (float)context.Setting("Slope"))];
}
