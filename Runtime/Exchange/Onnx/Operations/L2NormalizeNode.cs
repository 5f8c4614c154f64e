namespace Unroll.Exchange.Onnx;

/// <summary>ReduceL2 over the channels, and Div by it or by the least length: LpNormalization has no such.</summary>
internal sealed class L2NormalizeNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string value = context.Inputs[0].In(order);
        string length = context.Add(
            "ReduceL2", [value], OnnxAttribute.Of("axes", [Joined.ChannelAxis(order)]), OnnxAttribute.Of("keepdims", 1));
        string divisor = context.Add("Max", [length, context.Number("epsilon", context.Setting("Epsilon"))]);
        return context.Value(order, context.Add("Div", [value, divisor]));
    }
}
