using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <summary>Tiles of an image that reach past its border.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Border
{
    /// <summary>
    /// Copies a tile of pixels to a place of its own, with the same steps between rows and pixels, and zeros where it lies outside the
    /// image, so that code for tiles inside reads it.
    /// </summary>
    /// <param name="image">The first pixel of the image.</param>
    /// <param name="row">The first row of the tile, which may be negative.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="rows">Rows of the image.</param>
    /// <param name="columns">Columns of the image.</param>
    /// <param name="tile">Pixels on a side of the tile.</param>
    /// <param name="rowStep">Floats from one row to the next.</param>
    /// <param name="pixelStep">Floats from one pixel to the next.</param>
    /// <param name="channels">Floats of a pixel.</param>
    /// <param name="target">The place.</param>
    /// <returns>The place.</returns>
    public static ref float Copy(
        ref float image, int row, int column, int rows, int columns, int tile, int rowStep, int pixelStep, int channels, ref float target)
    {
        for (int y = 0; y < tile; y++)
        {
            bool inRows = (uint)(row + y) < (uint)rows;
            for (int x = 0; x < tile; x++)
            {
                Span<float> place = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, (y * rowStep) + (x * pixelStep)), channels);
                if (inRows && (uint)(column + x) < (uint)columns)
                {
                    MemoryMarshal.CreateReadOnlySpan(
                        ref Unsafe.Add(ref image, ((row + y) * rowStep) + ((column + x) * pixelStep)), channels).CopyTo(place);
                }
                else
                {
                    place.Clear();
                }
            }
        }

        return ref target;
    }
}
