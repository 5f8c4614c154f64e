namespace Unroll.Generator.Graph.Sliding;

/// <summary>A value over a larger picture, and what of it is the value in one window.</summary>
/// <param name="Window">Rows, columns and channels in one window, as before any flattening.</param>
/// <param name="Shape">Rows, columns and channels over the picture. The values of neighboring windows overlap in it.</param>
/// <param name="StepY">Rows of the picture from one row of the value to the next.</param>
/// <param name="StepX">Columns of the picture from one column of the value to the next.</param>
/// <param name="IsFlat">Whether the network has the value as a vector, although it has several rows or columns.</param>
internal sealed record SlidingValue(Shape Window, Shape Shape, double StepY, double StepX, bool IsFlat = false)
{
    /// <summary>A value whose pixels are those of this one.</summary>
    /// <param name="own">Its shape in the network.</param>
    public SlidingValue WithChannels(Shape own) => this with { Window = own, Shape = Shape with { Channels = own.Channels } };

    /// <summary>The value of a window that moves over this one.</summary>
    /// <param name="window">The window.</param>
    /// <param name="own">The shape of its value in the network.</param>
    public SlidingValue Under(Window window, Shape own) => new(
        own,
        Shape.Spatial(window.RowsOver(Shape.Height), window.ColumnsOver(Shape.Width), own.Channels),
        StepY * window.StrideY,
        StepX * window.StrideX);

    /// <summary>Whether the pixels of both lie in the same places of the picture.</summary>
    public bool IsAligned(SlidingValue other) => (StepY, StepX, IsFlat) == (other.StepY, other.StepX, other.IsFlat)
        && (Window.Height, Window.Width, Shape.Height, Shape.Width)
            == (other.Window.Height, other.Window.Width, other.Shape.Height, other.Shape.Width)
        && (!IsFlat || Window.Channels == other.Window.Channels);
}
