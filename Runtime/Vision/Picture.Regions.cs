namespace Unroll.Vision;

public sealed partial class Picture
{
    /// <summary>Copies a part of this picture into another, as large as that one. Nothing is allocated.</summary>
    /// <param name="top">The first row of the part.</param>
    /// <param name="left">The first column of the part.</param>
    /// <param name="target">Where it goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie within this picture.</exception>
    /// <exception cref="ArgumentException">The target has another number of channels.</exception>
    public void Crop(int top, int left, Picture target)
    {
        CheckChannels(target);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, Height - target.Height);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(left, Width - target.Width);
        for (int row = 0; row < target.Height; row++)
            Row(top + row).Slice(left * Channels, target.Width * Channels).CopyTo(target.Row(row));
    }

    /// <summary>
    /// Copies the middle of this picture into another. Where it cannot be in the middle exactly, it begins at the even one of the two rows
    /// or columns, as with torchvision's CenterCrop. Nothing is allocated.
    /// </summary>
    /// <param name="target">Where it goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is higher or wider than this picture.</exception>
    /// <exception cref="ArgumentException">The target has another number of channels.</exception>
    public void CenterCrop(Picture target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Crop((int)Math.Round((Height - target.Height) / 2.0), (int)Math.Round((Width - target.Width) / 2.0), target);
    }

    /// <summary>A picture of another size. <see cref="Resizer"/> does this without allocation.</summary>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="filter">How pixels are weighed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive.</exception>
    public Picture Resized(int height, int width, ResizeFilter filter = ResizeFilter.Bilinear)
    {
        var resized = new Picture(height, width, Channels);
        new Resizer(filter).Resize(this, resized);
        return resized;
    }

    /// <summary>Exchanges left and right, in place.</summary>
    public void FlipHorizontally()
    {
        for (int row = 0; row < Height; row++)
        {
            Span<byte> pixels = Row(row);
            // Backwards byte by byte, then each pixel's own bytes again.
            pixels.Reverse();
            for (int at = 0; Channels > 1 && at < pixels.Length; at += Channels)
                (pixels[at], pixels[at + 2]) = (pixels[at + 2], pixels[at]);
        }
    }

    /// <summary>Exchanges top and bottom, in place.</summary>
    public void FlipVertically()
    {
        for (int row = 0; row < Height / 2; row++)
        {
            Span<byte> upper = Row(row), lower = Row(Height - 1 - row);
            for (int i = 0; i < upper.Length; i++)
                (upper[i], lower[i]) = (lower[i], upper[i]);
        }
    }

    internal void CheckChannels(Picture target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Channels != Channels)
            throw new ArgumentException($"The target has {target.Channels} channels; expected {Channels}, as the source.", nameof(target));
    }
}
