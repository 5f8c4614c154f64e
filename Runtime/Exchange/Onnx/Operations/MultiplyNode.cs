namespace Unroll.Exchange.Onnx;

/// <summary>The product of all inputs.</summary>
internal sealed class MultiplyNode() : ElementwiseJoinNode("Mul");
