namespace Unroll.Exchange.Onnx;

/// <summary>An operator along the channels of every pixel; of a vector, along all of it.</summary>
internal abstract class ChannelwiseNode(string onnxOperator) : OperationNode
{
    public sealed override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        return context.Value(
            order, context.Add(onnxOperator, [context.Inputs[0].In(order)], OnnxAttribute.Of("axis", Joined.ChannelAxis(order))));
    }
}
