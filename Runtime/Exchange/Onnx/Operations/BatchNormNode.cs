namespace Unroll.Exchange.Onnx;

/// <summary>BatchNormalization by the running averages.</summary>
internal sealed class BatchNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        ValueOrder order = shape.Height * shape.Width == 1 ? ValueOrder.Vector : ValueOrder.Planes;
        string normal = context.Add(
            "BatchNormalization",
            [context.Inputs[0].In(order), context.Weights(0), context.Weights(1), context.Weights(2), context.Weights(3)],
            OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")),
            // ONNX counts the share of the old average; only training moves it.
            OnnxAttribute.Of("momentum", (float)(1 - context.Setting("Momentum"))));
        return context.Value(order, normal);
    }
}
