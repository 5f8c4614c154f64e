namespace Unroll.Exchange.Onnx;

/// <summary>Concat along the channels.</summary>
internal sealed class ConcatNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string[] tensors = [.. context.Inputs.Select(input => input.In(order))];
        return context.Value(order, context.Add("Concat", tensors, OnnxAttribute.Of("axis", Joined.ChannelAxis(order))));
    }
}
