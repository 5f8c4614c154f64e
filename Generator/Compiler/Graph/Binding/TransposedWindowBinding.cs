using Unroll.Generator.Problems;
using static System.FormattableString;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Resolves strides and padding of a transposed convolution for its input; relationship 14 of Dumoulin and Visin's guide, with dilation and
/// output padding as in PyTorch.
/// </summary>
internal static class TransposedWindowBinding
{
    /// <summary>The window and the output; null where something is wrong, which is then reported, or the input is unknown.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="input">The value it reads.</param>
    /// <param name="filters">Channels of the output; null where they are unknown.</param>
    public static TransposedWindow? Resolve(BindingContext context, BoundValue input, int? filters)
    {
        int before = context.State.Problems.Count();
        WindowNumbers? numbers = WindowNumbers.Read(context, input, "kernelHeight", "kernelWidth", pools: false);
        int? around = OutputPadding(context, "OutputPadding", numbers, 0);
        int? rowsMore = OutputPadding(context, "OutputPaddingY", numbers, around);
        int? columnsMore = OutputPadding(context, "OutputPaddingX", numbers, around);
        if (numbers is null || context.State.Problems.Count() > before)
            return null;

        Shape shape = input.Shape!.Value;
        int[] sides = numbers.Sides;
        Axis y = Axis.Resolve(shape.Height, numbers.SpanY, numbers.StrideY, numbers.IsSame, sides[0], sides[1], rowsMore!.Value);
        Axis x = Axis.Resolve(shape.Width, numbers.SpanX, numbers.StrideX, numbers.IsSame, sides[2], sides[3], columnsMore!.Value);
        if (!Leaves(context, y, "rows", "PaddingTop", "PaddingBottom") || !Leaves(context, x, "columns", "PaddingLeft", "PaddingRight")
            || !Sizes.CheckPadded(context, "its uncut output", Shape.Spatial(y.Full, x.Full, filters ?? 1)))
            return null;

        // A stride past the end, and a distance to taps that are not there, mean nothing.
        Window window = new(
            numbers.Rows, numbers.Columns, Math.Min(numbers.StrideY, y.Full), Math.Min(numbers.StrideX, x.Full),
            y.Before, x.Before, y.After, x.After,
            numbers.Rows == 1 ? 1 : numbers.DilationY, numbers.Columns == 1 ? 1 : numbers.DilationX);
        return new(window, y.More, x.More, y.Output, x.Output);
    }

    /// <summary>An output padding, which is less than the stride or the dilation, or else would be another stride's (PyTorch).</summary>
    private static int? OutputPadding(BindingContext context, string argument, WindowNumbers? numbers, int? absent)
    {
        if (!context.Has(argument))
            return absent;
        if (context.Integer(argument, 0) is not { } pixels || numbers is null)
            return null;
        if (numbers.IsSame)
        {
            context.Report(Ids.PaddingConflict, argument, argument);
            return null;
        }

        // That of both directions counts in those that have none of their own.
        int mostRows = Math.Max(numbers.StrideY, numbers.DilationY) - 1, mostColumns = Math.Max(numbers.StrideX, numbers.DilationX) - 1;
        int most = argument == "OutputPaddingY" ? mostRows
            : argument == "OutputPaddingX" || context.Has("OutputPaddingY") ? mostColumns
            : context.Has("OutputPaddingX") ? mostRows
            : Math.Min(mostRows, mostColumns);
        if (pixels <= most)
            return pixels;
        context.Report(
            Ids.NumberOutOfRange, argument, argument, BindingContext.Text(pixels),
            Invariant($"it must be below the stride or the dilation, at most {most}"));
        return null;
    }

    /// <summary>Whether padding leaves something of the output; reported at the padding that cuts off more where it does not.</summary>
    private static bool Leaves(BindingContext context, Axis axis, string what, string first, string last)
    {
        if (axis.Output > 0)
            return true;
        string side = axis.Before > axis.After ? first : last, argument = context.Has(side) ? side : "PaddingAround";
        context.Report(
            Ids.NumberOutOfRange, argument, argument, BindingContext.Text(context.Integer(argument, 0)!.Value),
            Invariant($"the output has {axis.Full} {what}, of which padding may cut off at most {axis.Full - 1} on both sides together"));
        return false;
    }

    /// <summary>One direction of a window.</summary>
    /// <param name="Full">Pixels of the output before anything is cut off.</param>
    /// <param name="Before">What is cut off before it.</param>
    /// <param name="After">What is cut off behind it.</param>
    /// <param name="More">The output padding.</param>
    /// <param name="Output">What remains; not above 0 where nothing does.</param>
    private readonly record struct Axis(int Full, int Before, int After, int More, int Output)
    {
        public static Axis Resolve(int input, int window, int stride, bool same, int before, int after, int more)
        {
            if (same)
            {
                // Keras: input x stride pixels. Of the surplus of the kernel the odd pixel is cut off at the end; what it lacks is added.
                int surplus = Math.Max(window - stride, 0);
                (before, after, more) = (surplus / 2, surplus - surplus / 2, Math.Max(stride - window, 0));
            }

            long full = (input - 1L) * stride + window + more;
            return new(Limit(full), before, after, more, Limit(full - before - after));
        }

        private static int Limit(long number) => (int)Math.Max(Math.Min(number, int.MaxValue), int.MinValue);
    }
}
