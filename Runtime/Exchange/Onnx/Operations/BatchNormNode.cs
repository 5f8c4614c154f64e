namespace Unroll.Exchange.Onnx;

/// <summary>BatchNormalization by the running averages.</summary>
internal sealed class BatchNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Momentum");   // only training moves the averages
        ValueShape shape = context.Operation.Shape;
        ValueOrder order = shape.Height * shape.Width == 1 ? ValueOrder.Vector : ValueOrder.Planes;
        string normal = context.Add(
            "BatchNormalization",
            [context.Inputs[0].In(order), context.Weights(0), context.Weights(1), context.Weights(2), context.Weights(3)],
            OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")));
        return context.Value(order, normal);
    }
}
