namespace Unroll.Exchange.Onnx;

/// <summary>
/// AveragePool, which counts either all of its padding or none. Where zeros count, but not what the last windows reach past them, the zeros
/// are a Pad of their own.
/// </summary>
internal sealed class AvgPoolNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Expect("Window.DilationY", 1);   // the operator has dilations from opset 19 on
        context.Expect("Window.DilationX", 1);
        bool count = context.Integer("CountPadding") != 0;
        string planes = context.Inputs[0].In(ValueOrder.Planes);
        WindowPadding zeros = WindowPadding.Declared(context), padding = WindowPadding.Reached(context);
        if (count && padding != zeros)
        {
            if (zeros != default)
                planes = Pad(context, planes, zeros);
            padding -= zeros;
            count = false;
        }

        string mean = context.Add(
            "AveragePool", [planes], [.. WindowAttributes.Of(context, padding), OnnxAttribute.Of("count_include_pad", count ? 1 : 0)]);
        return context.Value(ValueOrder.Planes, mean);
    }

    private static string Pad(NodeContext context, string planes, WindowPadding zeros)
    {
        string extents = context.Graph.Integers(
            $"{context.Operation.Stage}/padding", 0, 0, zeros.Top, zeros.Left, 0, 0, zeros.Bottom, zeros.Right);
        return context.Add("Pad", [planes, extents]);
    }
}
