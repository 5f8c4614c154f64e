namespace Unroll;

/// <summary>
/// Mirrors an image left to right with a probability, as torchvision's RandomHorizontalFlip. For things that look alike from both sides,
/// such as the classes of CIFAR-10; not for digits and letters.
/// </summary>
public sealed class HorizontalFlip : Augmentation
{
    /// <summary>Sets the probability.</summary>
    /// <param name="probability">How likely an image is mirrored, in [0, 1]; half of them by default, torchvision's too.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside [0, 1].</exception>
    public HorizontalFlip(double probability = 0.5)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be in [0, 1].");
        Probability = probability;
    }

    /// <summary>How likely an image is mirrored.</summary>
    public double Probability { get; }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
    {
        if (random.NextUniform() < Probability)
            Mirror(image, shape);
    }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"probability {Probability}");

    /// <inheritdoc />
    protected internal override string? Problem(ValueShape shape) =>
        base.Problem(shape) ?? (shape.Width == 1 ? "it mirrors rows, and these have 1 pixel each" : null);

    /// <summary>Turns the order of the pixels of every row around; each keeps its channels.</summary>
    internal static void Mirror(Span<float> image, ValueShape shape)
    {
        int length = shape.Width * shape.Channels;
        for (int start = 0; start < image.Length; start += length)
        {
            Span<float> row = image.Slice(start, length);
            for (int left = 0, right = length - shape.Channels; left < right; left += shape.Channels, right -= shape.Channels)
            {
                for (int channel = 0; channel < shape.Channels; channel++)
                    (row[left + channel], row[right + channel]) = (row[right + channel], row[left + channel]);
            }
        }
    }
}
