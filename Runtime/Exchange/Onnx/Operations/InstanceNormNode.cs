namespace Unroll.Exchange.Onnx;

/// <summary>InstanceNormalization, with scales of 1 and shifts of 0 where none are learned.</summary>
internal sealed class InstanceNormNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        int channels = context.Operation.Shape.Channels;
        bool affine = context.Setting("Affine") != 0;
        string normal = context.Add(
            "InstanceNormalization",
            [
                context.Input.In(ValueOrder.Planes),
                affine ? context.Weights(0) : Numbers(context, "ones", channels, 1),
                affine ? context.Weights(1) : Numbers(context, "zeros", channels, 0),
            ],
            OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")));
        return context.Value(ValueOrder.Planes, normal);
    }

    /// <summary>A constant of equal numbers.</summary>
    public static string Numbers(NodeContext context, string name, int length, float number) =>
        context.Graph.Constant($"{context.Operation.Stage}/{name}", [length], [.. Enumerable.Repeat(number, length)]);
}
