namespace Unroll.Exchange.Onnx;

/// <summary>Conv: weights [out, in / groups, kernel height, kernel width], ours [kernel height, kernel width, in / groups, out].</summary>
internal sealed class ConvolutionNode : OperationNode
{
    private static readonly int[] OutInHeightWidth = [3, 2, 0, 1];

    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Bias", "Exact");   // the number of parameters; how the sums are taken
        return Write(context, context.Integer("InputChannels"), context.Integer("Filters"), context.Integer("Groups"));
    }

    /// <summary>Writes a convolution of so many groups.</summary>
    public static OnnxValue Write(NodeContext context, long channels, long filters, long groups)
    {
        // Several filters of each channel are declared as [height, width, channels, filters of each], which is the same order.
        int[] extents =
        [
            (int)context.Integer("Window.Height"), (int)context.Integer("Window.Width"), (int)(channels / groups), (int)filters,
        ];
        var tensors = new List<string> { context.Inputs[0].In(ValueOrder.Planes), context.Weights(0, extents, OutInHeightWidth) };
        if (context.Operation.Parameters.Count > 1)
            tensors.Add(context.Weights(1));
        string sums = context.Add("Conv", tensors, [.. WindowAttributes.WithDilations(context), OnnxAttribute.Of("group", groups)]);
        return context.Value(ValueOrder.Planes, sums);
    }
}
