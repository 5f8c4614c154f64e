namespace Unroll.Vision;

/// <summary>How the files of a <see cref="PictureFolder"/> become inputs of a network.</summary>
/// <param name="Height">The rows of the input.</param>
/// <param name="Width">The columns of the input.</param>
public sealed record PictureFolderOptions(int Height, int Width)
{
    private const double UsualShare = 256.0 / 224;

    /// <summary>The rows of the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Height { get; init => field = Positive(value); } = Positive(Height);

    /// <summary>The columns of the input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Width { get; init => field = Positive(value); } = Positive(Width);

    /// <summary>How a picture is brought to that size; by default the middle of it is taken.</summary>
    public PictureSizing Sizing { get; init; }

    /// <summary>
    /// The pixels of the shorter side before the middle is cut out, at least <see cref="Height"/> and <see cref="Width"/>. Null, the
    /// default, is the larger of them times 256/224, rounded: 256 for 224, as torchvision has it for its networks of ImageNet.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int? ShorterSide { get; init => field = value is { } side ? Positive(side) : null; }

    /// <summary>How pixels are weighed where the size changes; <see cref="ResizeFilter.Bilinear"/> by default.</summary>
    public ResizeFilter Filter { get; init; } = ResizeFilter.Bilinear;

    /// <summary>How bytes become numbers; <see cref="PictureNormalization.ZeroToOne"/> by default.</summary>
    public PictureNormalization Normalization { get; init; } = PictureNormalization.ZeroToOne;

    /// <summary>How files are read, and whether as colors, the default, or gray.</summary>
    public PictureOptions Reading { get; init; } = new();

    /// <summary>The threads that decode the pictures of a mini-batch; as many as there are processors by default. The results are the same
    /// bits for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Threads { get; init => field = Positive(value); } = Environment.ProcessorCount;

    internal int EffectiveShorterSide => ShorterSide ?? (int)Math.Round(Math.Max(Height, Width) * UsualShare);

    internal ValueShape Shape => new(Height, Width, Reading.Channels);

    /// <summary>Says what does not fit together.</summary>
    /// <exception cref="ArgumentException">Something does not.</exception>
    internal void Check()
    {
        if (Sizing is < PictureSizing.CenterCrop or > PictureSizing.RandomResizedCrop)
            throw new ArgumentException($"Sizing is {Sizing}; expected one of {nameof(PictureSizing)}.", "options");
        if (ShorterSide < Math.Max(Height, Width))
        {
            throw new ArgumentException(
                $"ShorterSide is {ShorterSide}; expected at least Height, {Height}, and Width, {Width}, which are cut out of it.",
                "options");
        }

        ArgumentNullException.ThrowIfNull(Reading, "options.Reading");
        ArgumentNullException.ThrowIfNull(Normalization, "options.Normalization");
        if (Reading.Channels == 1 && Normalization.IsForColors)
        {
            throw new ArgumentException(
                "Reading.Channels is 1, and Normalization has numbers for three; take one of a single mean and deviation.", "options");
        }
    }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
