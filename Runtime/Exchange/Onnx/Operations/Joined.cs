namespace Unroll.Exchange.Onnx;

/// <summary>In which order an operation reads values that must stand in one, and where the channels are in it.</summary>
internal static class Joined
{
    /// <summary>A vector for one pixel; otherwise planes, unless all inputs have rows and none was computed in planes.</summary>
    public static ValueOrder OrderOf(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        if (shape.Height * shape.Width == 1)
            return ValueOrder.Vector;
        return context.Inputs.All(input => input.Order == ValueOrder.Rows) ? ValueOrder.Rows : ValueOrder.Planes;
    }

    /// <summary>A vector for one pixel; otherwise that of the first input.</summary>
    public static ValueOrder OrderOfFirst(NodeContext context)
    {
        ValueShape shape = context.Operation.Shape;
        return shape.Height * shape.Width == 1 ? ValueOrder.Vector : context.Inputs[0].Order;
    }

    public static int ChannelAxis(ValueOrder order) => order == ValueOrder.Rows ? 3 : 1;
}
