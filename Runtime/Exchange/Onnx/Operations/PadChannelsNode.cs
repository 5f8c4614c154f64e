namespace Unroll.Exchange.Onnx;

/// <summary>Pad along the channels.</summary>
internal sealed class PadChannelsNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOfFirst(context);
        int axis = Joined.ChannelAxis(order), rank = order == ValueOrder.Vector ? 2 : 4;
        ValueShape shape = context.Operation.Shape;
        long[] zeros = new long[2 * rank];
        zeros[axis] = context.Integer("Before");
        zeros[rank + axis] = shape.Channels - (context.Inputs[0].Shape.Length / (shape.Height * shape.Width)) - zeros[axis];
        string padding = context.Graph.Integers($"{context.Operation.Stage}/padding", zeros);
        return context.Value(order, context.Add("Pad", [context.Inputs[0].In(order), padding]));
    }
}
