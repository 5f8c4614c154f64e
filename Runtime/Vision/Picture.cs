namespace Unroll.Vision;

/// <summary>
/// A picture: bytes [height, width, channels], row by row from the top, the channels of a pixel side by side. One channel is gray; three
/// are red, green and blue. 0 is black and 255 is full.
/// </summary>
/// <remarks>Several threads may read one picture at a time, as long as none writes it.</remarks>
public sealed partial class Picture
{
    private readonly byte[] _pixels;

    /// <summary>A black picture.</summary>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="channels">1 for gray, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, the channels are neither 1 nor 3, or there are more bytes
    /// than an array has.</exception>
    public Picture(int height, int width, int channels = 3)
        : this(new byte[Count(height, width, channels)], height, width, channels)
    {
    }

    /// <summary>A picture with a copy of some bytes.</summary>
    /// <param name="pixels">The bytes [height, width, channels].</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="channels">1 for gray, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, or the channels are neither 1 nor 3.</exception>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public Picture(ReadOnlySpan<byte> pixels, int height, int width, int channels = 3)
        : this(height, width, channels)
    {
        if (pixels.Length != _pixels.Length)
        {
            throw new ArgumentException(
                $"There are {pixels.Length} bytes; expected {height} x {width} x {channels} = {_pixels.Length}.", nameof(pixels));
        }

        pixels.CopyTo(_pixels);
    }

    private Picture(byte[] pixels, int height, int width, int channels)
    {
        (_pixels, Height, Width, Channels) = (pixels, height, width, channels);
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>1 for gray, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>All bytes [height, width, channels], to be read and written.</summary>
    public Span<byte> Pixels => _pixels;

    /// <summary>The bytes [width, channels] of a row.</summary>
    /// <param name="row">The row, 0 at the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<byte> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Height);
        return _pixels.AsSpan(row * Width * Channels, Width * Channels);
    }

    /// <summary>Height, width and channels, as "480 x 640 x 3".</summary>
    public override string ToString() => $"{Height} x {Width} x {Channels}";

    private static int Count(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Expected 1 channel (gray) or 3 (red, green and blue).");
        if ((long)height * width > Array.MaxLength / channels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(height), height, $"{height} x {width} x {channels} bytes are more than the {Array.MaxLength} of an array.");
        }

        return height * width * channels;
    }
}
