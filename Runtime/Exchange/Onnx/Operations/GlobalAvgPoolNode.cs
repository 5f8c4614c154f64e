namespace Unroll.Exchange.Onnx;

/// <summary>GlobalAveragePool, whose planes have one element each.</summary>
internal sealed class GlobalAvgPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) =>
        context.Value(ValueOrder.Planes, context.Add("GlobalAveragePool", [context.Inputs[0].In(ValueOrder.Planes)]));
}
