namespace Unroll;

/// <summary>
/// Takes a random part of an image and resizes it to the image's size with bilinear interpolation, so that what is shown comes in other
/// sizes, places and proportions; torchvision's RandomResizedCrop with its defaults (Szegedy and others, "Going Deeper with Convolutions",
/// CVPR 2015, section 6). For parts of the full size see <see cref="RandomShift"/>; for photographs of any size, which have more pixels
/// than the input, the sizing of a picture folder in Unroll.Vision.
/// </summary>
/// <remarks>
/// The share of the area is uniform between two limits, and so is the logarithm of width / height, so that a shape is as likely as the same
/// one turned; the place is any within the image. A part that does not fit is drawn again, and after ten of them the largest part in the
/// middle within the limits of width / height is taken.
/// </remarks>
public sealed class RandomResizedCrop : Augmentation
{
    private const int Tries = 10;

    private readonly double _logarithm;   // of the least ratio
    private readonly double _logarithms;  // to that of the greatest

    /// <summary>Sets the limits; those left out are torchvision's.</summary>
    /// <param name="leastArea">The least share of the image's area, above 0; 0.08 suits photographs, 0.5 or more small images.</param>
    /// <param name="greatestArea">The greatest share, at most 1.</param>
    /// <param name="leastRatio">The least width / height of a part in pixels, above 0.</param>
    /// <param name="greatestRatio">The greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range or NaN, or a greatest one below the least.</exception>
    public RandomResizedCrop(
        double leastArea = 0.08, double greatestArea = 1, double leastRatio = 3.0 / 4, double greatestRatio = 4.0 / 3)
    {
        if (!(leastArea is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(leastArea), leastArea, "Expected a share above 0 and at most 1.");
        if (!(greatestArea >= leastArea && greatestArea <= 1))
            throw new ArgumentOutOfRangeException(nameof(greatestArea), greatestArea, "Expected at least leastArea and at most 1.");
        if (!(leastRatio > 0 && double.IsFinite(leastRatio)))
            throw new ArgumentOutOfRangeException(nameof(leastRatio), leastRatio, "Expected a finite width / height above 0.");
        if (!(greatestRatio >= leastRatio && double.IsFinite(greatestRatio)))
            throw new ArgumentOutOfRangeException(nameof(greatestRatio), greatestRatio, "Expected a finite number of at least leastRatio.");
        (LeastArea, GreatestArea, LeastRatio, GreatestRatio) = (leastArea, greatestArea, leastRatio, greatestRatio);
        _logarithm = Math.Log(leastRatio);
        _logarithms = Math.Log(greatestRatio / leastRatio);
    }

    /// <summary>The least share of the image's area.</summary>
    public double LeastArea { get; }

    /// <summary>The greatest share of the image's area.</summary>
    public double GreatestArea { get; }

    /// <summary>The least width / height of a part.</summary>
    public double LeastRatio { get; }

    /// <summary>The greatest width / height of a part.</summary>
    public double GreatestRatio { get; }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
    {
        (int top, int left, int rows, int columns) = Draw(shape.Height, shape.Width, ref random);
        Enlargement.Apply(image, shape, top, left, rows, columns);
    }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"area {LeastArea} to {GreatestArea}, ratio {LeastRatio} to {GreatestRatio}");

    /// <inheritdoc />
    protected internal override string? Problem(ValueShape shape) =>
        base.Problem(shape)
        ?? (shape.Height < 2 || shape.Width < 2 ? "it takes parts of images, which need at least 2 rows and 2 columns" : null);

    /// <summary>Draws a part of an image.</summary>
    /// <param name="height">The rows of the image.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="random">What it is drawn from.</param>
    internal (int Top, int Left, int Rows, int Columns) Draw(int height, int width, ref AugmentationRandom random)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double area = (double)height * width * (LeastArea + ((GreatestArea - LeastArea) * random.NextUniform()));
            double ratio = Math.Exp(_logarithm + (_logarithms * random.NextUniform()));
            int columns = (int)Math.Round(Math.Sqrt(area * ratio)), rows = (int)Math.Round(Math.Sqrt(area / ratio));
            if (columns > 0 && columns <= width && rows > 0 && rows <= height)
                return (random.NextBelow(height - rows + 1), random.NextBelow(width - columns + 1), rows, columns);
        }

        return Middle(height, width);
    }

    // The largest part in the middle that is neither too narrow nor too wide.
    private (int Top, int Left, int Rows, int Columns) Middle(int height, int width)
    {
        double ratio = (double)width / height;
        int rows = ratio < LeastRatio ? Math.Max(1, (int)Math.Round(width / LeastRatio)) : height;
        int columns = ratio > GreatestRatio ? Math.Max(1, (int)Math.Round(height * GreatestRatio)) : width;
        return ((height - rows) / 2, (width - columns) / 2, rows, columns);
    }
}
