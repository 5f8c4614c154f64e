namespace Unroll.Generator.Planning;

/// <summary>
/// How a pointwise kernel walks values of one shape and kind: Outer x Inner runs of Length floats. Each operand has its own
/// steps between runs. A vector that reaches past the end of a run reaches into padding, and writes zeros there.
/// </summary>
internal sealed record ElementwiseLoop(Run Run, int Outer, int Inner, int Length)
{
    /// <summary>The walk over values of these layouts with the longest runs that they share.</summary>
    /// <param name="layouts">The layouts, all of one kind and shape.</param>
    /// <param name="keepsZero">Whether the function keeps zeros, so that it may run over the padding of the channels.</param>
    /// <param name="byChannel">Whether the function differs from channel to channel. Then a run begins at the first channel or stays within
    /// one.</param>
    public static ElementwiseLoop Over(IReadOnlyList<Layout> layouts, bool keepsZero, bool byChannel = false)
    {
        Layout layout = layouts[0];
        if (layout.Kind == LayoutKind.Nchw)
            return new(Run.PlaneRow, layout.Channels, layout.Height, layout.Width);
        int pixel = layout.Kind == LayoutKind.NhwcPadded ? Layout.RoundUp(layout.Channels) : layout.Channels;
        if (!keepsZero && pixel != layout.Channels)
            return new(Run.Pixel, layout.Height, layout.Width, layout.Channels);
        if (byChannel || layouts.Any(other => other.PixelStride != pixel && other.Width > 1))
            return new(Run.Pixel, layout.Height, layout.Width, pixel);
        if (layouts.Any(other => other.RowStride != pixel * layout.Width && other.Height > 1))
            return new(Run.Row, 1, layout.Height, pixel * layout.Width);
        return new(Run.Whole, 1, 1, pixel * layout.Width * layout.Height);
    }

    /// <summary>The steps of a value between the outer and the inner runs.</summary>
    public LoopStrides StridesOf(Layout layout) => Run switch
    {
        Run.PlaneRow => new(layout.ChannelStride, layout.RowStride),
        Run.Pixel => new(layout.RowStride, layout.PixelStride),
        Run.Row => new(0, layout.RowStride),
        _ => new(0, 0),
    };
}
