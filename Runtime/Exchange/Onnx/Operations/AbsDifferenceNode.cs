namespace Unroll.Exchange.Onnx;

/// <summary>Sub and Abs.</summary>
internal sealed class AbsDifferenceNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string difference = context.Add("Sub", context.Inputs.Select(input => input.In(order)));
        return context.Value(order, context.Add("Abs", [difference]));
    }
}
