namespace Unroll.Exchange.Onnx;

/// <summary>The largest of all inputs.</summary>
internal sealed class MaximumNode() : ElementwiseJoinNode("Max");
