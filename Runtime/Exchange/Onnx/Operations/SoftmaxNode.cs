namespace Unroll.Exchange.Onnx;

/// <summary>Softmax over the channels of every pixel; of a vector, over all of it.</summary>
internal sealed class SoftmaxNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        return context.Value(
            order, context.Add("Softmax", [context.Inputs[0].In(order)], OnnxAttribute.Of("axis", Joined.ChannelAxis(order))));
    }
}
