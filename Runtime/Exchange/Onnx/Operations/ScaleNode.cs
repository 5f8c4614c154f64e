namespace Unroll.Exchange.Onnx;

/// <summary>Mul by the vector, which has one pixel that is repeated.</summary>
internal sealed class ScaleNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOfFirst(context);
        int channels = context.Operation.Shape.Channels;
        string factors = context.Inputs[1].In(ValueOrder.Vector);
        if (order != ValueOrder.Vector)
            factors = context.Graph.Reshape(factors, order == ValueOrder.Rows ? [0, 1, 1, channels] : [0, channels, 1, 1]);
        return context.Value(order, context.Add("Mul", [context.Inputs[0].In(order), factors]));
    }
}
