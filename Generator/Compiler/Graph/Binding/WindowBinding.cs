using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Resolves strides and padding of a window for the input it slides over; relationship 6 of Dumoulin and Visin's guide.</summary>
internal static class WindowBinding
{
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
        if (WindowNumbers.Read(context, input, height, width, pools) is not { } numbers)
            return null;
        string what = pools ? "window" : "kernel";
        Shape shape = input.Shape!.Value;
        int[] sides = numbers.Sides;
        Axis y = Axis.Resolve(shape.Height, numbers.SpanY, numbers.StrideY, numbers.IsSame, numbers.CeilMode, sides[0], sides[1]);
        Axis x = Axis.Resolve(shape.Width, numbers.SpanX, numbers.StrideX, numbers.IsSame, numbers.CeilMode, sides[2], sides[3]);
        if (y.Output < 1 || x.Output < 1)
        {
            bool padded = y.Before + y.After + x.Before + x.After > 0;
            int largestRows = (y.Largest - 1) / numbers.DilationY + 1, largestColumns = (x.Largest - 1) / numbers.DilationX + 1;
            string[] told =
            [
                numbers.Text(what), shape.ToString(), input.Origin,
                padded ? FormattableString.Invariant($", which padding makes {y.Padded}x{x.Padded}") : "",
            ];
            if (OfInput(context, input) is { } place && ChannelsFirst.Meant(shape) is { } meant)
                context.State.Report(Ids.KernelDoesNotFit, place,
                    [context.StageName, .. told, $"an input is height x width x channels: write {meant}"]);
            else
                context.Report(Ids.KernelDoesNotFit, y.Output < 1 ? height : width,
                    [.. told, FormattableString.Invariant($"use a {what} of at most {largestRows}x{largestColumns} or Padding.Same")]);
            return null;
        }
        if (!pools && !Sizes.CheckPadded(context, "its padded input", Shape.Spatial(y.Padded, x.Padded, shape.Channels)))
            return null;
        // A stride past the end, and a distance to taps that are not there, mean nothing.
        Window window = new(
            numbers.Rows, numbers.Columns, Math.Min(numbers.StrideY, y.Padded), Math.Min(numbers.StrideX, x.Padded),
            y.Before, x.Before, y.After, x.After,
            numbers.Rows == 1 ? 1 : numbers.DilationY, numbers.Columns == 1 ? 1 : numbers.DilationX, numbers.CeilMode);
        return (window, y.Output, x.Output);
    }

    // The height of an input, if that is what the window slides over.
    private static Place? OfInput(BindingContext context, BoundValue input)
    {
        if (input.Node < 0 || context.State.Nodes[input.Node] is not { Operation: InputOperation } node)
            return null;
        string name = context.State.Stages[node.Stage].Name;
        int stage = context.State.Spec.Stages.ToList().FindIndex(stage => stage.Name == name);
        return new Place(stage, 0, "height");
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
