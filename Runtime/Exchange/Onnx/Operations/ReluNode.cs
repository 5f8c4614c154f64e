namespace Unroll.Exchange.Onnx;

/// <summary>Relu, element by element.</summary>
internal sealed class ReluNode() : ElementwiseNode("Relu");
