using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Resolves strides and padding of a window for the input it slides over; relationship 6 of Dumoulin and Visin's guide.</summary>
internal static class WindowRules
{
    private static readonly string[] ExplicitPadding = ["PaddingAround", "PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight"];

    /// <summary>The window and the extents of its output; null where something is wrong, which is then reported, or the input is unknown.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="input">The value it slides over.</param>
    /// <param name="height">The argument of the window's rows.</param>
    /// <param name="width">The argument of its columns.</param>
    /// <param name="defaultStride">Whether the stride is the window's size unless given; 1 otherwise.</param>
    /// <param name="what">What a message calls the window: "kernel" or "window".</param>
    public static (Window Window, int Height, int Width)? Resolve(
        OperationContext context, Value input, string height, string width, bool defaultStride, string what)
    {
        int before = context.State.Problems.Count();
        int? rows = context.Integer(height), columns = height == width ? rows : context.Integer(width);
        int? stride = context.Has("Stride") ? context.Integer("Stride") : null;
        int? strideY = context.Has("StrideY") ? context.Integer("StrideY") : stride ?? (defaultStride ? rows : 1);
        int? strideX = context.Has("StrideX") ? context.Integer("StrideX") : stride ?? (defaultStride ? columns : 1);
        string? padding = context.Member("Padding", "Valid");
        int? dilation = context.Has("Dilation") ? context.Integer("Dilation") : 1;
        int? dilationY = context.Has("DilationY") ? context.Integer("DilationY") : dilation;
        int? dilationX = context.Has("DilationX") ? context.Integer("DilationX") : dilation;
        bool ceilMode = context.Boolean("CeilMode", false);
        int? spanY = Span(rows, dilationY), spanX = Span(columns, dilationX);
        int?[] sides = Sides(context, padding, spanY, spanX, what);
        if (ceilMode && padding == "Same")
            context.Report(Ids.PaddingConflict, "CeilMode", "CeilMode");
        if (input.Shape is { IsVector: true } vector)
            context.Report(Ids.NotSpatial, null, context.Name, vector.ToString(), input.Origin);
        if (context.State.Problems.Count() > before || input.Shape is not { } shape)
            return null;

        Axis y = Axis.Resolve(shape.Height, spanY!.Value, strideY!.Value, padding == "Same", ceilMode, sides[0]!.Value, sides[1]!.Value);
        Axis x = Axis.Resolve(shape.Width, spanX!.Value, strideX!.Value, padding == "Same", ceilMode, sides[2]!.Value, sides[3]!.Value);
        if (y.Output < 1 || x.Output < 1)
        {
            bool padded = y.Before + y.After + x.Before + x.After > 0;
            string largest = FormattableString.Invariant($"{(y.Padded - 1) / dilationY!.Value + 1}x{(x.Padded - 1) / dilationX!.Value + 1}");
            context.Report(Ids.KernelDoesNotFit, y.Output < 1 ? height : width,
                $"{OperationContext.Text(rows!.Value)}x{OperationContext.Text(columns!.Value)} {what}{Dilated(dilationY.Value, dilationX.Value)}", shape.ToString(), input.Origin,
                padded ? FormattableString.Invariant($", which padding makes {y.Padded}x{x.Padded}") : "", largest, what);
            return null;
        }
        Window window = new(
            rows!.Value, columns!.Value, strideY.Value, strideX.Value, y.Before, x.Before, y.After, x.After, dilationY!.Value, dilationX!.Value, ceilMode);
        return (window, y.Output, x.Output);
    }

    /// <summary>Rows or columns from the first tap to the last.</summary>
    private static int? Span(int? taps, int? dilation) =>
        taps is null || dilation is null ? null : (int)Math.Min((taps.Value - 1L) * dilation.Value + 1, int.MaxValue);

    private static string Dilated(int dilationY, int dilationX) => dilationY == 1 && dilationX == 1 ? ""
        : FormattableString.Invariant($" of dilation {dilationY}x{dilationX}");

    // Top, bottom, left, right.
    private static int?[] Sides(OperationContext context, string? padding, int? rows, int? columns, string what)
    {
        if (padding == "Same" && ExplicitPadding.FirstOrDefault(context.Has) is { } conflict)
            context.Report(Ids.PaddingConflict, conflict, conflict);
        int around = context.Has("PaddingAround") ? context.Integer("PaddingAround", 0) ?? 0 : 0;
        int most = Math.Min(rows ?? int.MaxValue, columns ?? int.MaxValue);
        if (around >= most)
            context.Report(Ids.PaddingTooLarge, "PaddingAround", "PaddingAround", OperationContext.Text(around), what, OperationContext.Text(most), OperationContext.Text(most - 1));
        return
        [
            Side(context, "PaddingTop", around, rows, what), Side(context, "PaddingBottom", around, rows, what),
            Side(context, "PaddingLeft", around, columns, what), Side(context, "PaddingRight", around, columns, what),
        ];
    }

    private static int? Side(OperationContext context, string argument, int around, int? extent, string what)
    {
        if (!context.Has(argument))
            return around;
        if (context.Integer(argument, 0) is not { } side)
            return null;
        if (side >= extent)
            context.Report(Ids.PaddingTooLarge, argument, argument, OperationContext.Text(side), what, OperationContext.Text(extent.Value), OperationContext.Text(extent.Value - 1));
        return side;
    }

    /// <summary>One direction of a window.</summary>
    private readonly record struct Axis(int Padded, int Before, int After, int Output)
    {
        public static Axis Resolve(int input, int window, int stride, bool same, bool ceilMode, int before, int after)
        {
            if (same)
            {
                int output = (int)(((long)input + stride - 1) / stride);
                long total = Math.Max((long)(output - 1) * stride + window - input, 0);
                int head = (int)(total / 2);
                return new Axis((int)Math.Min(input + total, int.MaxValue), head, (int)(total - head), output);
            }
            long padded = (long)input + before + after;
            if (window > padded)
                return new Axis((int)Math.Min(padded, int.MaxValue), before, after, 0);
            long outputs = (padded - window) / stride + 1;
            // One more where something is left over, if that window begins inside the input or its padding before.
            if (ceilMode && (padded - window) % stride != 0 && outputs * stride < (long)input + before)
                outputs++;
            return new Axis((int)Math.Min(padded, int.MaxValue), before, after, (int)outputs);
        }
    }
}
