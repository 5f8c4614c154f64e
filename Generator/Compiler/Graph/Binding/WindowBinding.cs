using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Resolves strides and padding of a window for the input it slides over; relationship 6 of Dumoulin and Visin's guide.</summary>
internal static class WindowBinding
{
    private static readonly string[] ExplicitPadding = ["PaddingAround", "PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight"];

    /// <summary>
    /// The window and the extents of its output. It is null where something is wrong, which is then reported, or the input is unknown.
    /// </summary>
    /// <param name="context">The operation.</param>
    /// <param name="input">The value it slides over.</param>
    /// <param name="height">The argument of the window's rows.</param>
    /// <param name="width">The argument of its columns.</param>
    /// <param name="pools">Whether it is a pooling. Then its stride is its size unless given, and it has something of the input in every
    /// window.</param>
    public static (Window Window, int Height, int Width)? Resolve(
        BindingContext context, BoundValue input, string height, string width, bool pools)
    {
        string what = pools ? "window" : "kernel";
        int before = context.State.Problems.Count();
        int? rows = context.Integer(height), columns = height == width ? rows : context.Integer(width);
        int? stride = context.Has("Stride") ? context.Integer("Stride") : null;
        int? strideY = context.Has("StrideY") ? context.Integer("StrideY") : stride ?? (pools ? rows : 1);
        int? strideX = context.Has("StrideX") ? context.Integer("StrideX") : stride ?? (pools ? columns : 1);
        string? padding = context.Member("Padding", "Valid");
        int? dilation = context.Has("Dilation") ? context.Integer("Dilation") : 1;
        int? dilationY = context.Has("DilationY") ? context.Integer("DilationY") : dilation;
        int? dilationX = context.Has("DilationX") ? context.Integer("DilationX") : dilation;
        bool ceilMode = context.Boolean("CeilMode", false);
        int? spanY = Span(rows, dilationY), spanX = Span(columns, dilationX);
        int?[] sides = Sides(context, padding, pools ? spanY : null, pools ? spanX : null);
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
            int largestRows = (y.Largest - 1) / dilationY!.Value + 1, largestColumns = (x.Largest - 1) / dilationX!.Value + 1;
            string size = $"{BindingContext.Text(rows!.Value)}x{BindingContext.Text(columns!.Value)}";
            context.Report(
                Ids.KernelDoesNotFit,
                y.Output < 1 ? height : width,
                $"{size} {what}{Dilated(dilationY.Value, dilationX.Value)}",
                shape.ToString(),
                input.Origin,
                padded ? FormattableString.Invariant($", which padding makes {y.Padded}x{x.Padded}") : "",
                FormattableString.Invariant($"{largestRows}x{largestColumns}"),
                what);
            return null;
        }
        if (!pools && !Sizes.CheckPadded(context, Shape.Spatial(y.Padded, x.Padded, shape.Channels)))
            return null;
        // A stride past the end, and a distance to taps that are not there, mean nothing.
        Window window = new(
            rows!.Value, columns!.Value, Math.Min(strideY.Value, y.Padded), Math.Min(strideX.Value, x.Padded),
            y.Before, x.Before, y.After, x.After,
            rows == 1 ? 1 : dilationY!.Value, columns == 1 ? 1 : dilationX!.Value, ceilMode);
        return (window, y.Output, x.Output);
    }

    /// <summary>Rows or columns from the first tap to the last.</summary>
    private static int? Span(int? taps, int? dilation) =>
        taps is null || dilation is null ? null : (int)Math.Min((taps.Value - 1L) * dilation.Value + 1, int.MaxValue);

    private static string Dilated(int dilationY, int dilationX) => dilationY == 1 && dilationX == 1 ? ""
        : FormattableString.Invariant($" of dilation {dilationY}x{dilationX}");

    // Top, bottom, left, right. A pooling has less padding than its window has rows and columns; a convolution may have any.
    private static int?[] Sides(BindingContext context, string? padding, int? rows, int? columns)
    {
        if (padding == "Same" && ExplicitPadding.FirstOrDefault(context.Has) is { } conflict)
            context.Report(Ids.PaddingConflict, conflict, conflict);
        int? around = context.Has("PaddingAround") ? Side(context, "PaddingAround", rows < columns ? rows : columns) ?? 0 : 0;
        return
        [
            Of("PaddingTop", rows), Of("PaddingBottom", rows), Of("PaddingLeft", columns), Of("PaddingRight", columns),
        ];

        int? Of(string argument, int? extent) => context.Has(argument) ? Side(context, argument, extent) : around;
    }

    private static int? Side(BindingContext context, string argument, int? extent)
    {
        if (context.Integer(argument, 0) is not { } side)
            return null;
        if (side >= extent)
            context.Report(
                Ids.PaddingTooLarge, argument, argument,
                BindingContext.Text(side), BindingContext.Text(extent.Value), BindingContext.Text(extent.Value - 1));
        return side;
    }

    /// <summary>One direction of a window.</summary>
    /// <param name="Padded">Pixels of the padded input.</param>
    /// <param name="Before">Pixels of padding before it.</param>
    /// <param name="After">Pixels of padding behind it.</param>
    /// <param name="Largest">The longest window that fits.</param>
    /// <param name="Output">Windows; 0 where not even one fits.</param>
    private readonly record struct Axis(int Padded, int Before, int After, int Largest, int Output)
    {
        public static Axis Resolve(int input, int window, int stride, bool same, bool ceilMode, int before, int after)
        {
            if (same)
            {
                int output = (int)(((long)input + stride - 1) / stride);
                long total = Math.Max((long)(output - 1) * stride + window - input, 0);
                int head = (int)(total / 2);
                int whole = Limit(input + total);
                return new Axis(whole, head, (int)(total - head), whole, output);
            }

            // PyTorch's pooling_output_shape: rounded up, the last window may reach past the padding. But it begins inside the input or
            // the padding before it.
            long padded = (long)input + before + after, largest = padded + (ceilMode ? stride - 1 : 0);
            long outputs = window > largest ? 0 : (largest - window) / stride + 1;
            if (ceilMode && (outputs - 1) * stride >= (long)input + before)
                outputs--;
            return new Axis(Limit(padded), before, after, Limit(largest), Limit(outputs));
        }

        private static int Limit(long number) => (int)Math.Min(number, int.MaxValue);
    }
}
