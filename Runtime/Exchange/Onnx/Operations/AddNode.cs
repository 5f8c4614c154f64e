namespace Unroll.Exchange.Onnx;

/// <summary>The sum of all inputs.</summary>
internal sealed class AddNode() : ElementwiseJoinNode("Add");
