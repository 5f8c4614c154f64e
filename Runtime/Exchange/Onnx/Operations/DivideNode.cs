namespace Unroll.Exchange.Onnx;

/// <summary>The first input divided by the second.</summary>
internal sealed class DivideNode() : ElementwiseJoinNode("Div");
