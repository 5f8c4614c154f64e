namespace Unroll.Exchange.Onnx;

/// <summary>LayerNormalization of the last axis, where the channels stand; with scales of 1 where none are learned.</summary>
internal sealed class LayerNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        ValueOrder order = shape.Height * shape.Width == 1 ? ValueOrder.Vector : ValueOrder.Rows;
        string[] learned = context.Setting("Affine") != 0
            ? [context.Weights(0), context.Weights(1)]
            : [InstanceNormNode.Numbers(context, "ones", shape.Channels, 1)];
        string normal = context.Add(
            "LayerNormalization",
            [context.Inputs[0].In(order), .. learned],
            OnnxAttribute.Of("axis", -1), OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")));
        return context.Value(order, normal);
    }
}
