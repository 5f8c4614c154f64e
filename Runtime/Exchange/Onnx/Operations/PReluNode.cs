namespace Unroll.Exchange.Onnx;

/// <summary>PRelu, whose slope has one number, or one for each channel.</summary>
internal sealed class PReluNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        OnnxValue input = context.Inputs[0];
        if (context.Setting("PerChannel") == 0)
            return new OnnxValue(context.Graph, input.Shape, input.Order, context.Add("PRelu", [input.Tensor, context.Weights(0)]));
        ValueShape shape = context.Operation.Shape;
        bool isVector = shape.Height * shape.Width == 1;
        ValueOrder order = isVector ? ValueOrder.Vector : ValueOrder.Planes;
        string slope = context.Weights(0, isVector ? null : [shape.Channels, 1, 1]);
        return context.Value(order, context.Add("PRelu", [input.In(order), slope]));
    }
}
