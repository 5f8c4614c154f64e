namespace Unroll.Exchange.Onnx;

/// <summary>Slice of rows and columns.</summary>
internal sealed class CropNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        context.Disregard("Bottom", "Right");   // the shape of the value tells as much
        (long top, long left, ValueShape shape) = (context.Integer("Top"), context.Integer("Left"), context.Operation.Shape);
        string[] inputs =
        [
            context.Inputs[0].In(ValueOrder.Planes), Integers("starts", top, left),
            Integers("ends", top + shape.Height, left + shape.Width), Integers("axes", 2, 3),
        ];
        return context.Value(ValueOrder.Planes, context.Add("Slice", inputs));

        string Integers(string name, params long[] values) => context.Graph.Integers($"{context.Operation.Stage}/{name}", values);
    }
}
