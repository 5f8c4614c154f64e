namespace Unroll.Exchange.Onnx;

/// <summary>Slice along the channels.</summary>
internal sealed class SliceNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOfFirst(context);
        string stage = context.Operation.Stage;
        long start = context.Integer("Start");
        string taken = context.Add("Slice",
        [
            context.Inputs[0].In(order), context.Graph.Integers($"{stage}/start", start),
            context.Graph.Integers($"{stage}/end", start + context.Operation.Shape.Channels),
            context.Graph.Integers($"{stage}/axis", Joined.ChannelAxis(order)),
        ]);
        return context.Value(order, taken);
    }
}
