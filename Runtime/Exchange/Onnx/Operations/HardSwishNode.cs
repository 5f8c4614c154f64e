namespace Unroll.Exchange.Onnx;

/// <summary>HardSwish, element by element.</summary>
internal sealed class HardSwishNode() : ElementwiseNode("HardSwish");
