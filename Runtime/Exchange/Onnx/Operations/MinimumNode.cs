namespace Unroll.Exchange.Onnx;

/// <summary>The smallest of all inputs.</summary>
internal sealed class MinimumNode() : ElementwiseJoinNode("Min");
