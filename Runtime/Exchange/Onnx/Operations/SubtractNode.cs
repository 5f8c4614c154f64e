namespace Unroll.Exchange.Onnx;

/// <summary>The first input minus the second.</summary>
internal sealed class SubtractNode() : ElementwiseJoinNode("Sub");
