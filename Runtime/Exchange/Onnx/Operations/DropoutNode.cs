namespace Unroll.Exchange.Onnx;

/// <summary>Nothing: elements are dropped only while training.</summary>
internal sealed class DropoutNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Rate");
        return context.Inputs[0];
    }
}
