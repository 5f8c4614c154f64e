using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>HardSigmoid, x / 6 + 1 / 2 between 0 and 1.</summary>
internal sealed class HardSigmoidNode() : ElementwiseNode("HardSigmoid")
{
    protected override AttributeProto[] Attributes(NodeContext context) =>
        [OnnxAttribute.Of("alpha", 1f / 6), OnnxAttribute.Of("beta", 0.5f)];
}
