namespace Unroll.Exchange.Onnx;

/// <summary>An input of the model, under the name of its field.</summary>
internal sealed class InputNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueOrder order = Boundary.OrderOf(context);
        context.Graph.AddInput(context.Operation.Stage, Boundary.Extents(context.Operation.Shape, order));
        return context.Value(order, context.Operation.Stage);
    }
}
