namespace Unroll.Exchange.Onnx;

/// <summary>Tanh, element by element.</summary>
internal sealed class TanhNode() : ElementwiseNode("Tanh");
