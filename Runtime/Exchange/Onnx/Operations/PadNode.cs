namespace Unroll.Exchange.Onnx;

/// <summary>Pad of rows and columns.</summary>
internal sealed class PadNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        string mode = (PadMode)context.Integer("Mode") switch
        {
            PadMode.Reflect => "reflect",
            PadMode.Edge => "edge",
            _ => "constant",
        };
        long[] pads = [0, 0, context.Integer("Top"), context.Integer("Left"), 0, 0, context.Integer("Bottom"), context.Integer("Right")];
        string sides = context.Graph.Integers($"{context.Operation.Stage}/pads", pads);
        return context.Value(
            ValueOrder.Planes, context.Add("Pad", [context.Inputs[0].In(ValueOrder.Planes), sides], OnnxAttribute.Of("mode", mode)));
    }
}
