namespace Unroll.Exchange.Onnx;

/// <summary>The value as it is: what joins it in ONNX repeats it.</summary>
internal sealed class BroadcastNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) => context.Input;
}
