namespace Unroll.Generator.Planning;

/// <summary>How a copy goes over its elements: Outer x Inner runs of Length elements.</summary>
/// <param name="Outer">Outer runs.</param>
/// <param name="Inner">Inner runs.</param>
/// <param name="Length">Elements of a run.</param>
/// <param name="From">The steps between runs of the source.</param>
/// <param name="To">Those of the target.</param>
/// <param name="FromStep">Floats from one element of a run to the next in the source.</param>
/// <param name="ToStep">Those in the target.</param>
internal sealed record CopySchedule(
    int Outer, int Inner, int Length, LoopStrides From, LoopStrides To, int FromStep = 1, int ToStep = 1)
{
    /// <summary>Elements in a round of a loop over single ones: one takes no longer than a store, less than the loop around it.</summary>
    private const int ElementsAtOnce = 16;

    /// <summary>Whether the elements of a run lie side by side on both sides.</summary>
    public bool IsContiguous => FromStep == 1 && ToStep == 1;

    /// <summary>The elements of a run that do not, in rounds of straight-line code.</summary>
    public IReadOnlyList<Segment> Elements => Segment.Split(Length, Math.Min(Length, ElementsAtOnce));

    /// <summary>Runs of elements that lie side by side on both sides where there are any; else the channels of each pixel.</summary>
    public static CopySchedule Of(CopyKernel kernel)
    {
        (Strides from, Strides to) = (kernel.From, kernel.To);
        bool rowsWhole = (kernel.Width == 1 || (from.Pixel == kernel.Channels && to.Pixel == kernel.Channels))
            && (kernel.Channels == 1 || (from.Channel == 1 && to.Channel == 1));
        int row = kernel.Width * kernel.Channels;
        if (rowsWhole && (kernel.Height == 1 || (from.Row == row && to.Row == row)))
            return new(1, 1, kernel.Height * row, default, default);
        if (rowsWhole)
            return new(1, kernel.Height, row, new(0, from.Row), new(0, to.Row));
        if (from.Pixel == 1 && to.Pixel == 1)
            return new(kernel.Channels, kernel.Height, kernel.Width, new(from.Channel, from.Row), new(to.Channel, to.Row));
        if (from.Channel == 1 && to.Channel == 1)
            return new(kernel.Height, kernel.Width, kernel.Channels, new(from.Row, from.Pixel), new(to.Row, to.Pixel));
        // In another order: along the row, so that the planar side is read or written in order. All channels of a row together, because
        // they share the cache lines of the other side.
        return new(
            kernel.Height, kernel.Channels, kernel.Width, new(from.Row, from.Channel), new(to.Row, to.Channel), from.Pixel, to.Pixel);
    }
}
