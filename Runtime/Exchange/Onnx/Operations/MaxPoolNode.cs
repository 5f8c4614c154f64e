namespace Unroll.Exchange.Onnx;

/// <summary>MaxPool, in which padding never wins either.</summary>
internal sealed class MaxPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context) =>
        context.Value(
            ValueOrder.Planes, context.Add("MaxPool", [context.Inputs[0].In(ValueOrder.Planes)], WindowAttributes.WithDilations(context)));
}
