namespace Unroll.Exchange.Onnx;

/// <summary>Softmax over the channels.</summary>
internal sealed class SoftmaxNode() : ChannelwiseNode("Softmax");
