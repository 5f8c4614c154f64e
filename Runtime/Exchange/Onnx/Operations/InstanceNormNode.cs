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
                Planes(context),
                affine ? context.Weights(0) : Numbers(context, "ones", channels, 1),
                affine ? context.Weights(1) : Numbers(context, "zeros", channels, 0),
            ],
            OnnxAttribute.Of("epsilon", (float)context.Setting("Epsilon")));
        return context.Value(ValueOrder.Planes, normal);
    }

    /// <summary>A constant of equal numbers.</summary>
    public static string Numbers(NodeContext context, string name, int length, float number) =>
        context.Graph.Constant($"{context.Operation.Stage}/{name}", [length], [.. Enumerable.Repeat(number, length)]);

    /// <summary>The input in planes; if it was flattened, every element is a channel.</summary>
    private static string Planes(NodeContext context)
    {
        (OnnxValue input, ValueShape shape) = (context.Inputs[0], context.Operation.Shape);
        return input.Shape == shape
            ? input.In(ValueOrder.Planes)
            : context.Graph.Reshape(input.In(ValueOrder.Vector), 0, shape.Channels, 1, 1);
    }
}
