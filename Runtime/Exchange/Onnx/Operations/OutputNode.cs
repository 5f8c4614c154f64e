namespace Unroll.Exchange.Onnx;

/// <summary>An output of the model, under the name of its field.</summary>
internal sealed class OutputNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        OnnxValue value = context.Inputs[0];
        ValueOrder order = Boundary.OrderOf(context);
        context.Graph.AddOutput(context.Operation.Stage, value.In(order), Boundary.Extents(context.Operation.Shape, order));
        return value;
    }
}
