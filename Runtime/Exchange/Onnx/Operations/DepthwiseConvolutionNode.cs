namespace Unroll.Exchange.Onnx;

/// <summary>Conv with a group for each channel.</summary>
internal sealed class DepthwiseConvolutionNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Bias");   // the number of parameters
        long channels = context.Integer("Channels");
        return ConvolutionNode.Write(context, channels, channels, channels);
    }
}
