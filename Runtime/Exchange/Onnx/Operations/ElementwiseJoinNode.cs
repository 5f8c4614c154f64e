namespace Unroll.Exchange.Onnx;

/// <summary>An operator of two inputs, applied to one value after the other, element by element.</summary>
internal abstract class ElementwiseJoinNode(string onnxOperator) : OperationNode
{
    public sealed override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string joined = context.Inputs[0].In(order);
        foreach (OnnxValue input in context.Inputs.Skip(1))
            joined = context.Add(onnxOperator, [joined, input.In(order)]);
        return context.Value(order, joined);
    }
}
