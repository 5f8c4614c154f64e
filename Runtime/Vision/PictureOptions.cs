namespace Unroll.Vision;

/// <summary>How a file becomes a <see cref="Picture"/>.</summary>
public sealed record PictureOptions
{
    internal static PictureOptions Default { get; } = new();

    /// <summary>
    /// 3, the default, for red, green and blue, 1 for gray. Gray files become three equal channels; colors become gray by ITU-R BT.601,
    /// 0.299 red + 0.587 green + 0.114 blue, in Pillow's fixed point.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to another number.</exception>
    public int Channels
    {
        get;
        init => field = value is 1 or 3
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 channel (gray) or 3 (red, green and blue).");
    } = 3;

    /// <summary>What becomes of alpha: by default it is dropped.</summary>
    public AlphaHandling Alpha { get; init; }

    /// <summary>Whether a JPEG file's picture is turned as its Exif orientation says, which is the default.</summary>
    public bool HeedsOrientation { get; init; } = true;

    /// <summary>
    /// The most pixels, height times width, that a file may have: 2^27 by default. It is checked before a pixel is decoded. Decoding takes
    /// several times the bytes of the picture for itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a number that is not positive.</exception>
    public long MostPixels { get; init => field = Positive(value); } = 1L << 27;

    /// <summary>The most bytes that a file or stream may have: 2^28 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a number that is not positive.</exception>
    public int MostBytes { get; init => field = (int)Positive(value); } = 1 << 28;

    private static long Positive(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
