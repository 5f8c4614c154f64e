namespace Unroll.Exchange.Onnx;

/// <summary>How inputs and outputs of the model stand: [N, length] where there is but one pixel, otherwise as the caller chose.</summary>
internal static class Boundary
{
    public static ValueOrder OrderOf(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        return shape.Height * shape.Width == 1 ? ValueOrder.Vector : context.BoundaryOrder;
    }

    /// <summary>The extents behind the batch.</summary>
    public static long[] Extents(ValueShape shape, ValueOrder order) => order switch
    {
        ValueOrder.Vector => [shape.Length],
        ValueOrder.Planes => [shape.Channels, shape.Height, shape.Width],
        _ => [shape.Height, shape.Width, shape.Channels],
    };
}
