using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>An image from which tiles are cut. What lies outside of it counts as zero, so it needs no border.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="PadTop">Rows of zeros above.</param>
/// <param name="PadLeft">Columns of zeros on its left.</param>
/// <param name="Strides">Strides.</param>
internal readonly record struct PaddedImage(int Rows, int Columns, int PadTop, int PadLeft, Strides Strides)
{
    /// <summary>The input of a convolution.</summary>
    public static PaddedImage Of(Layout layout, Window window, Strides strides) =>
        new(layout.Height, layout.Width, window.PadTop, window.PadLeft, strides);
}
