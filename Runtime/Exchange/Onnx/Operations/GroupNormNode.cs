namespace Unroll.Exchange.Onnx;

/// <summary>
/// Reshape to one row for each group, InstanceNormalization, Reshape back, and for each channel Mul and Add, as PyTorch writes it:
/// GroupNormalization has scales for channels from opset 21 on.
/// </summary>
internal sealed class GroupNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        (ValueShape shape, int groups) = (context.Operation.Shape, (int)context.Integer("Groups"));
        bool isVector = shape.Height * shape.Width == 1;
        ValueOrder order = isVector ? ValueOrder.Vector : ValueOrder.Planes;
        string normal = context.Add(
            "InstanceNormalization",
            [
                context.Graph.Reshape(context.Inputs[0].In(order), 0, groups, -1),
                InstanceNormNode.Numbers(context, "ones", groups, 1),
                InstanceNormNode.Numbers(context, "zeros", groups, 0),
            ],
            OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")));
        long[] extents = isVector ? [0, shape.Channels] : [0, shape.Channels, shape.Height, shape.Width];
        string value = context.Graph.Reshape(normal, extents);
        if (context.Setting("Affine") != 0)
        {
            int[] channels = isVector ? [shape.Channels] : [shape.Channels, 1, 1];
            value = context.Add("Add", [context.Add("Mul", [value, context.Weights(0, channels)]), context.Weights(1, channels)]);
        }

        return context.Value(order, value);
    }
}
