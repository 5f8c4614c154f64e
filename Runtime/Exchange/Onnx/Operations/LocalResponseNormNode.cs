namespace Unroll.Exchange.Onnx;

/// <summary>
/// LRN, whose alpha is divided by the size. It is for odd sizes alone: an even one is written out, with AveragePool along the channels of
/// the squares.
/// </summary>
internal sealed class LocalResponseNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        long size = context.Integer("Size");
        double alpha = context.Setting("Factor") * size, beta = context.Setting("Beta"), k = context.Setting("K");
        string planes = context.Input.In(ValueOrder.Planes);
        string normal = size % 2 == 0 ? WrittenOut(context, planes, size, alpha, beta, k) : context.Add(
            "LRN",
            [planes],
            OnnxAttribute.Of("size", size), OnnxAttribute.Of("alpha", (float)alpha),
            OnnxAttribute.Of("beta", (float)beta), OnnxAttribute.Of("bias", (float)k));
        return context.Value(ValueOrder.Planes, normal);
    }

    private static string WrittenOut(NodeContext context, string planes, long size, double alpha, double beta, double k)
    {
        ValueShape shape = context.Operation.Shape;
        string squares = context.Graph.Reshape(context.Add("Mul", [planes, planes]), 0, 1, shape.Channels, shape.Height * shape.Width);
        string means = context.Add(
            "AveragePool",
            [squares],
            OnnxAttribute.Of("kernel_shape", size, 1),
            OnnxAttribute.Of("pads", size / 2, 0, size - 1 - (size / 2), 0),
            OnnxAttribute.Of("count_include_pad", 1));
        string scaled = context.Add("Mul", [means, context.Number("alpha", alpha)]);
        string powers = context.Add("Pow", [context.Add("Add", [scaled, context.Number("k", k)]), context.Number("beta", beta)]);
        return context.Add("Div", [planes, context.Graph.Reshape(powers, 0, shape.Channels, shape.Height, shape.Width)]);
    }
}
