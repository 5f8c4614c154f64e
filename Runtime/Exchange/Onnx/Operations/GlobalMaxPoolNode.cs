namespace Unroll.Exchange.Onnx;

/// <summary>GlobalMaxPool, whose planes have one element each.</summary>
internal sealed class GlobalMaxPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) =>
        context.Value(ValueOrder.Planes, context.Add("GlobalMaxPool", [context.Inputs[0].In(ValueOrder.Planes)]));
}
