namespace Unroll.Exchange.Onnx;

/// <summary>Sigmoid, element by element.</summary>
internal sealed class SigmoidNode() : ElementwiseNode("Sigmoid");
