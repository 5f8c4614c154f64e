namespace Unroll.Onnx;

/// <summary>Conv: weights [out, in, kernel height, kernel width], ours [kernel height, kernel width, in, out].</summary>
internal sealed class ConvolutionNode : OperationNode
{
    private static readonly int[] OutInHeightWidth = [3, 2, 0, 1];

    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("InputChannels", "Filters", "Bias");   // extents of the weights, number of parameters
        var tensors = new List<string> { context.Inputs[0].In(ValueOrder.Planes), context.Weights(0, permutation: OutInHeightWidth) };
        if (context.Operation.Parameters.Count > 1)
            tensors.Add(context.Weights(1));
        return context.Value(ValueOrder.Planes, context.Add("Conv", tensors, WindowAttributes.Of(context)));
    }
}
