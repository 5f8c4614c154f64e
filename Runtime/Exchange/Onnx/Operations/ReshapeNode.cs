namespace Unroll.Exchange.Onnx;

/// <summary>Reshape, or Flatten where a vector is made.</summary>
internal sealed class ReshapeNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        OnnxValue input = context.Inputs[0];
        if (shape.Height * shape.Width == 1)
            return context.Value(ValueOrder.Vector, input.In(ValueOrder.Vector));
        string elements = input.Has(ValueOrder.Vector) || input.HasOneOrder ? input.In(ValueOrder.Vector) : input.In(ValueOrder.Rows);
        return context.Value(ValueOrder.Rows, context.Graph.Reshape(elements, 0, shape.Height, shape.Width, shape.Channels));
    }
}
