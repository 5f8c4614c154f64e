namespace Unroll;

/// <summary>
/// Turns an image about its middle by any angle up to a greatest, either way, all equally likely, with bilinear interpolation;
/// torchvision's RandomRotation(degrees, InterpolationMode.BILINEAR). What comes into view is filled, and corners that leave it are lost.
/// </summary>
public sealed class RandomRotation : Augmentation
{
    // Of the thread that prepares mini-batches: the image before it was turned.
    [ThreadStatic]
    private static float[]? t_before;

    /// <summary>Sets the greatest angle.</summary>
    /// <param name="degrees">The greatest angle in degrees, from 0 to 180.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is out of range or NaN.</exception>
    public RandomRotation(double degrees)
    {
        if (!(degrees is >= 0 and <= 180))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Expected degrees from 0 to 180.");
        Degrees = degrees;
    }

    /// <summary>The greatest angle, in degrees.</summary>
    public double Degrees { get; }

    /// <summary>What fills the pixels that come into view, in every channel; 0 by default, which after <see cref="Normalization.Standard"/>
    /// is the mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to infinity or NaN.</exception>
    public float Fill
    {
        get;
        init => field = Hyperparameter.Finite(value);
    }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random) =>
        Turn(image, shape, Degrees * ((2 * random.NextUniform()) - 1) * Math.PI / 180, Fill);

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"degrees {Degrees}, fill {Fill}");

    /// <summary>Turns an image in place, counterclockwise as one sees it.</summary>
    internal static void Turn(Span<float> image, ValueShape shape, double radians, float fill)
    {
        if (t_before is null || t_before.Length < image.Length)
            t_before = new float[image.Length];
        Span<float> before = t_before.AsSpan(0, image.Length);
        image.CopyTo(before);
        (double sine, double cosine) = Math.SinCos(radians);
        double middleX = (shape.Width - 1) / 2.0, middleY = (shape.Height - 1) / 2.0;
        for (int row = 0; row < shape.Height; row++)
        for (int column = 0; column < shape.Width; column++)
        {
            // Where the pixel was before: turned back. Rows go down, so that the signs are those of a clockwise turn in a plane of x and y.
            double x = column - middleX, y = row - middleY;
            double fromX = (cosine * x) - (sine * y) + middleX, fromY = (sine * x) + (cosine * y) + middleY;
            Read(before, shape, fromX, fromY, fill, image.Slice(((row * shape.Width) + column) * shape.Channels, shape.Channels));
        }
    }

    // Between four pixels; those beyond the image are the fill.
    private static void Read(ReadOnlySpan<float> image, ValueShape shape, double x, double y, float fill, Span<float> pixel)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        float across = (float)(x - left), down = (float)(y - top);
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            float upper = float.Lerp(At(image, shape, top, left, channel, fill), At(image, shape, top, left + 1, channel, fill), across);
            float lower = float.Lerp(
                At(image, shape, top + 1, left, channel, fill), At(image, shape, top + 1, left + 1, channel, fill), across);
            pixel[channel] = float.Lerp(upper, lower, down);
        }
    }

    private static float At(ReadOnlySpan<float> image, ValueShape shape, int row, int column, int channel, float fill) =>
        (uint)row < (uint)shape.Height && (uint)column < (uint)shape.Width
            ? image[(((row * shape.Width) + column) * shape.Channels) + channel]
            : fill;
}
