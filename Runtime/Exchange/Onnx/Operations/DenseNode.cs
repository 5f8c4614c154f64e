namespace Unroll.Exchange.Onnx;

/// <summary>
/// Gemm with weights [in, out], as ours are. Where the input stands in planes, the rows of the weights are brought into that order, so that
/// nothing needs to be transposed while predicting.
/// </summary>
internal sealed class DenseNode : OperationNode
{
    private static readonly int[] ChannelsFirst = [2, 0, 1, 3];

    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("InputLength", "Units", "Bias");   // extents of the weights, number of parameters
        OnnxValue input = context.Inputs[0];
        bool planes = !input.HasOneOrder && !input.Has(ValueOrder.Rows) && !input.Has(ValueOrder.Vector);
        var tensors = new List<string>
        {
            planes ? context.Add("Flatten", [input.Tensor], OnnxAttribute.Of("axis", 1)) : input.In(ValueOrder.Vector),
            planes ? InOrderOfPlanes(context, input.Shape) : context.Weights(0),
        };
        if (context.Operation.Parameters.Count > 1)
            tensors.Add(context.Weights(1));
        return context.Value(ValueOrder.Vector, context.Add("Gemm", tensors));
    }

    private static string InOrderOfPlanes(NodeContext context, ValueShape input)
    {
        int[] extents = [input.Height, input.Width, input.Channels, context.Operation.Shape.Length];
        return context.Weights(0, extents, ChannelsFirst, merge: true);
    }
}
