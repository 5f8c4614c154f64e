namespace Unroll.Exchange.Onnx;

/// <summary>Rows and columns around the input of a window that slides over planes.</summary>
internal readonly record struct WindowPadding(long Top, long Left, long Bottom, long Right)
{
    /// <summary>The zeros of the declaration.</summary>
    public static WindowPadding Declared(NodeContext context) => new(
        context.Integer("Window.PadTop"), context.Integer("Window.PadLeft"),
        context.Integer("Window.PadBottom"), context.Integer("Window.PadRight"));

    /// <summary>
    /// These zeros, and what the last windows reach past them where their number is rounded up. So ceil_mode is never needed, about whose
    /// windows the readers of ONNX do not agree.
    /// </summary>
    public static WindowPadding Reached(NodeContext context)
    {
        context.Disregard("Window.CeilMode");   // the shape of the value tells as much
        WindowPadding declared = Declared(context);
        long rows = Reach(context, "Window.Height", "Window.StrideY", "Window.DilationY", context.Operation.Shape.Height);
        long columns = Reach(context, "Window.Width", "Window.StrideX", "Window.DilationX", context.Operation.Shape.Width);
        ValueShape input = context.Inputs[0].Shape;
        return declared with
        {
            Bottom = Math.Max(declared.Bottom, rows - declared.Top - input.Height),
            Right = Math.Max(declared.Right, columns - declared.Left - input.Width),
        };
    }

    public static WindowPadding operator -(WindowPadding left, WindowPadding right) =>
        new(left.Top - right.Top, left.Left - right.Left, left.Bottom - right.Bottom, left.Right - right.Right);

    /// <summary>Pixels from where the first window begins to where the last one ends.</summary>
    private static long Reach(NodeContext context, string taps, string stride, string dilation, int windows) =>
        ((windows - 1) * context.Integer(stride)) + ((context.Integer(taps) - 1) * context.Integer(dilation)) + 1;
}
