namespace Unroll.Exchange.Onnx;

/// <summary>Mul and Add.</summary>
internal sealed class ScaleShiftNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOfFirst(context);
        int channels = context.Operation.Shape.Channels;
        int[] extents = order == ValueOrder.Planes ? [channels, 1, 1] : [channels];
        string scaled = context.Add("Mul", [context.Inputs[0].In(order), context.Weights(0, extents)]);
        return context.Value(order, context.Add("Add", [scaled, context.Weights(1, extents)]));
    }
}
