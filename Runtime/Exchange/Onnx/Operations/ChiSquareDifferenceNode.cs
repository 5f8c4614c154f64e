namespace Unroll.Exchange.Onnx;

/// <summary>Sub, Mul by itself, and Div by Add; Where makes it 0 where both are equal, as 0 / 0 is not.</summary>
internal sealed class ChiSquareDifferenceNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Joined.OrderOf(context);
        string[] inputs = [.. context.Inputs.Select(input => input.In(order))];
        string difference = context.Add("Sub", inputs), zero = context.Number("zero", 0);
        string quotient = context.Add("Div", [context.Add("Mul", [difference, difference]), context.Add("Add", inputs)]);
        return context.Value(order, context.Add("Where", [context.Add("Equal", inputs), zero, quotient]));
    }
}
