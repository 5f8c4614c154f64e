namespace Unroll.Exchange.Onnx;

/// <summary>Softplus, of the product with beta and divided by it where beta is not 1.</summary>
internal sealed class SoftplusNode : WrittenElementwiseNode
{
    protected override string Write(NodeContext context, string x)
    {
        if (context.Setting("Beta") is var beta && beta == 1)
            return context.Add("Softplus", [x]);
        string factor = context.Number("beta", beta);
        return context.Add("Div", [context.Add("Softplus", [context.Add("Mul", [x, factor])]), factor]);
    }
}
