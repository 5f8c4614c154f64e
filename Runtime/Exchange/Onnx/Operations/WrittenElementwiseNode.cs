namespace Unroll.Exchange.Onnx;

/// <summary>A function of each element that several operators make, so that the order of its input is that of its value.</summary>
internal abstract class WrittenElementwiseNode : OperationNode
{
    public sealed override OnnxValue Write(NodeContext context)
    {
        OnnxValue input = context.Inputs[0];
        return new OnnxValue(context.Graph, input.Shape, input.Order, Write(context, input.Tensor));
    }

    /// <summary>Adds the operators.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="x">The tensor they read.</param>
    /// <returns>The tensor of the value.</returns>
    protected abstract string Write(NodeContext context, string x);
}
