namespace Unroll.Exchange.Onnx;

/// <summary>Sub, and ReduceSumSquare over the channels.</summary>
internal sealed class SquaredDistanceNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string difference = context.Add("Sub", context.Inputs.Select(input => input.In(order)));
        string sum = context.Add(
            "ReduceSumSquare", [difference], OnnxAttribute.Of("axes", [Joined.ChannelAxis(order)]), OnnxAttribute.Of("keepdims", 1));
        return context.Value(order, sum);
    }
}
