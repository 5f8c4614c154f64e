namespace Unroll.Exchange.Onnx;

/// <summary>LogSoftmax over the channels.</summary>
internal sealed class LogSoftmaxNode() : ChannelwiseNode("LogSoftmax");
