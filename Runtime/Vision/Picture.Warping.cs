namespace Unroll.Vision;

/// <content>Turned, scaled and shifted copies.</content>
public sealed partial class Picture
{
    /// <summary>
    /// Draws this picture turned, scaled and shifted into another, by bilinear interpolation of the four pixels around each place, as
    /// OpenCV's warpAffine and scikit-image's warp with order 1. What lies outside of this picture is black. Nothing is allocated.
    /// </summary>
    /// <param name="transform">Where the points of this picture go.</param>
    /// <param name="target">Where it is drawn; another picture, of any size and as many channels. Every pixel is written.</param>
    /// <remarks>Nothing is smoothed: where the result is smaller than half, pixels are left out. Resize the picture before.</remarks>
    /// <exception cref="ArgumentException">The target is this picture or has another number of channels, or the transform has a number that
    /// is not finite.</exception>
    /// <exception cref="InvalidOperationException">The scale is 0.</exception>
    public void Warp(SimilarityTransform transform, Picture target)
    {
        CheckChannels(target);
        if (ReferenceEquals(target, this))
            throw new ArgumentException("A picture cannot be warped in its own place; expected another one.", nameof(target));
        SimilarityTransform back = transform.Inverse();
        if (!double.IsFinite(back.A + back.B + back.X + back.Y))
            throw new ArgumentException($"{transform} is not finite or too small.", nameof(transform));
        for (int row = 0; row < target.Height; row++)
        {
            Span<byte> pixels = target.Row(row);
            for (int column = 0; column < target.Width; column++)
            {
                // From the middles of pixels, which the first one has at 0.5.
                (double x, double y) = back.Apply(column + .5, row + .5);
                Sample(x - .5, y - .5, pixels.Slice(column * Channels, Channels));
            }
        }
    }

    private void Sample(double x, double y, Span<byte> pixel)
    {
        // Also what is too far outside for an int.
        if (!(x > -1 && x < Width && y > -1 && y < Height))
        {
            pixel.Clear();
            return;
        }

        (int left, int top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        (float across, float down) = ((float)(x - left), (float)(y - top));
        if (left >= 0 && top >= 0 && left < Width - 1 && top < Height - 1)
        {
            ReadOnlySpan<byte> above = _pixels.AsSpan(((top * Width) + left) * Channels, 2 * Channels);
            ReadOnlySpan<byte> below = _pixels.AsSpan((((top + 1) * Width) + left) * Channels, 2 * Channels);
            for (int channel = 0; channel < pixel.Length; channel++)
            {
                float first = Mix(above[channel], above[channel + Channels], across);
                pixel[channel] = (byte)(Mix(first, Mix(below[channel], below[channel + Channels], across), down) + .5f);
            }

            return;
        }

        for (int channel = 0; channel < pixel.Length; channel++)
        {
            float upper = Mix(At(top, left, channel), At(top, left + 1, channel), across);
            float lower = Mix(At(top + 1, left, channel), At(top + 1, left + 1, channel), across);
            pixel[channel] = (byte)(Mix(upper, lower, down) + .5f);
        }
    }

    private float At(int row, int column, int channel) => (uint)row < (uint)Height && (uint)column < (uint)Width
        ? _pixels[(((row * Width) + column) * Channels) + channel]
        : 0;

    private static float Mix(float first, float second, float part) => first + ((second - first) * part);
}
