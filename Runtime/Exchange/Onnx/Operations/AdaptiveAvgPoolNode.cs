namespace Unroll.Exchange.Onnx;

/// <summary>
/// AveragePool, where the windows divide the input. Where they do not, no two of them need be alike: then the means are products with a
/// matrix for the rows and one for the columns.
/// </summary>
internal sealed class AdaptiveAvgPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Rows", "Columns");   // extents of the value
        OnnxValue input = context.Inputs[0];
        ValueShape from = input.Shape, to = context.Operation.Shape;
        if (from == to)
            return input;
        string planes = input.In(ValueOrder.Planes);
        return context.Value(ValueOrder.Planes, from.Height % to.Height == 0 && from.Width % to.Width == 0
            ? Dividing(context, planes, from.Height / to.Height, from.Width / to.Width)
            : Products(context, planes, from, to));
    }

    private static string Dividing(NodeContext context, string planes, long rows, long columns) => context.Add(
        "AveragePool", [planes], OnnxAttribute.Of("kernel_shape", rows, columns), OnnxAttribute.Of("strides", rows, columns));

    private static string Products(NodeContext context, string planes, ValueShape from, ValueShape to)
    {
        // [height, width] x [width, columns], then [rows, height] x [height, columns], in every plane.
        float[] means = Permutation.Apply(Means(from.Width, to.Width), [to.Width, from.Width], [1, 0]);
        string columns = context.Graph.Constant($"{context.Operation.Stage}/columns", [from.Width, to.Width], means);
        string rows = context.Graph.Constant($"{context.Operation.Stage}/rows", [to.Height, from.Height], Means(from.Height, to.Height));
        return context.Add("MatMul", [rows, context.Add("MatMul", [planes, columns])]);
    }

    /// <summary>A row for each window, with the share of every pixel in its mean.</summary>
    public static float[] Means(int pixels, int windows)
    {
        float[] shares = new float[windows * pixels];
        for (int window = 0; window < windows; window++)
        {
            int first = (int)((long)window * pixels / windows);
            int end = (int)((((window + 1L) * pixels) + windows - 1) / windows);
            shares.AsSpan((window * pixels) + first, end - first).Fill(1f / (end - first));
        }

        return shares;
    }
}
