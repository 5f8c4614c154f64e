namespace Unroll.Exchange.Onnx;

/// <summary>Reshape to groups and their channels, Transpose of these two, and Reshape back.</summary>
internal sealed class ChannelShuffleNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOfFirst(context);
        ValueShape shape = context.Operation.Shape;
        long groups = context.Integer("Groups"), each = shape.Channels / groups;
        (long[] apart, long[] turned, long[] together) = order switch
        {
            ValueOrder.Vector => (new[] { 0, groups, each }, new long[] { 0, 2, 1 }, new long[] { 0, shape.Channels }),
            ValueOrder.Rows => ([0, shape.Height, shape.Width, groups, each], [0, 1, 2, 4, 3],
                [0, shape.Height, shape.Width, shape.Channels]),
            _ => ([0, groups, each, shape.Height, shape.Width], [0, 2, 1, 3, 4], [0, shape.Channels, shape.Height, shape.Width]),
        };
        string inGroups = context.Graph.Reshape(context.Inputs[0].In(order), apart);
        string inTurn = context.Add("Transpose", [inGroups], OnnxAttribute.Of("perm", turned));
        return context.Value(order, context.Graph.Reshape(inTurn, together));
    }
}
