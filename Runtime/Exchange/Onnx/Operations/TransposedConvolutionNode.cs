namespace Unroll.Exchange.Onnx;

/// <summary>ConvTranspose: weights [in, out / groups, kernel height, kernel width], ours [kernel height, kernel width, out / groups,
/// in].</summary>
internal sealed class TransposedConvolutionNode : OperationNode
{
    private static readonly int[] InOutHeightWidth = [3, 2, 0, 1];

    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Bias", "Window.CeilMode");   // the number of parameters; it is none of a transposed convolution
        long groups = context.Integer("Groups"), filters = context.Integer("Filters");
        int[] extents =
        [
            (int)context.Integer("Window.Height"), (int)context.Integer("Window.Width"), (int)(filters / groups),
            (int)context.Integer("InputChannels"),
        ];
        WindowPadding cut = WindowPadding.Declared(context);
        (long moreY, long bottom, long rowsBehind) = OutputPadding(context, "OutputPaddingY", "Window.StrideY", cut.Bottom);
        (long moreX, long right, long columnsBehind) = OutputPadding(context, "OutputPaddingX", "Window.StrideX", cut.Right);
        bool hasBias = context.Operation.Parameters.Count > 1, isPadded = rowsBehind + columnsBehind > 0;
        var tensors = new List<string> { context.Inputs[0].In(ValueOrder.Planes), context.Weights(0, extents, InOutHeightWidth) };
        if (hasBias && !isPadded)
            tensors.Add(context.Weights(1));
        string sums = context.Add("ConvTranspose", tensors,
        [
            .. WindowAttributes.Of(context, cut with { Bottom = bottom, Right = right }),
            OnnxAttribute.Of("dilations", context.Integer("Window.DilationY"), context.Integer("Window.DilationX")),
            OnnxAttribute.Of("output_padding", moreY, moreX),
            OnnxAttribute.Of("group", groups),
        ]);
        if (isPadded)
            sums = context.Add("Pad", [sums, context.Graph.Integers(
                $"{context.Operation.Stage}/padding", 0, 0, 0, 0, 0, 0, rowsBehind, columnsBehind)]);
        if (isPadded && hasBias)
            sums = context.Add("Add", [sums, context.Weights(1, [(int)filters, 1, 1])]);
        return context.Value(ValueOrder.Planes, sums);
    }

    /// <summary>
    /// ONNX Runtime takes output paddings below the stride alone. Where a dilation allows a larger one, less is cut off instead; what is
    /// left is zeros behind the sums, as no tap reaches there.
    /// </summary>
    private static (long More, long Cut, long Behind) OutputPadding(NodeContext context, string more, string stride, long cut)
    {
        long pixels = context.Integer(more);
        if (pixels < context.Integer(stride))
            return (pixels, cut, 0);
        long kept = Math.Min(pixels, cut);
        return pixels - kept < context.Integer(stride) ? (pixels - kept, cut - kept, 0) : (0, cut - kept, pixels - kept);
    }
}
