namespace Unroll;

/// <summary>
/// Moves an image by up to so many whole pixels up or down and to the left or the right, every distance equally likely; what comes into
/// view is filled, what leaves it is lost. With 4 pixels this is the augmentation of CIFAR-10 by He et al., "Deep Residual Learning for
/// Image Recognition", CVPR 2016, section 4.2: pad 4 pixels of zeros on each side and take a random part of the old size; torchvision's
/// RandomCrop(32, padding=4).
/// </summary>
public sealed class RandomShift : Augmentation
{
    /// <summary>Sets the same largest distance for both directions.</summary>
    /// <param name="pixels">The largest distance in pixels, at least 0 and less than the height and the width.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pixels"/> is negative.</exception>
    public RandomShift(int pixels)
        : this(pixels, pixels)
    {
    }

    /// <summary>Sets a largest distance for each direction.</summary>
    /// <param name="vertical">The largest distance up or down in pixels, at least 0 and less than the height; 0 for signals of one
    /// row.</param>
    /// <param name="horizontal">The largest distance to the left or the right in pixels, at least 0 and less than the width.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public RandomShift(int vertical, int horizontal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vertical);
        ArgumentOutOfRangeException.ThrowIfNegative(horizontal);
        Vertical = vertical;
        Horizontal = horizontal;
    }

    /// <summary>The largest distance up or down, in pixels.</summary>
    public int Vertical { get; }

    /// <summary>The largest distance to the left or the right, in pixels.</summary>
    public int Horizontal { get; }

    /// <summary>What fills the pixels that come into view, in every channel; 0 by default, which after <see cref="Normalization.Standard"/>
    /// is the mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to infinity or NaN.</exception>
    public float Fill
    {
        get;
        init => field = Hyperparameter.Finite(value);
    }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
    {
        int down = random.NextBelow(checked((2 * Vertical) + 1)) - Vertical;
        int right = random.NextBelow(checked((2 * Horizontal) + 1)) - Horizontal;
        Move(image, shape, down, right, Fill);
    }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"vertical {Vertical}, horizontal {Horizontal}, fill {Fill}");

    /// <inheritdoc />
    protected internal override string? Problem(ValueShape shape) =>
        base.Problem(shape)
        ?? (Vertical >= shape.Height || Horizontal >= shape.Width
            ? $"{Vertical} pixels up or down and {Horizontal} to the left or the right can move it out of view; expected at most "
              + $"{shape.Height - 1} and {shape.Width - 1}"
            : null);

    /// <summary>Moves an image in place.</summary>
    internal static void Move(Span<float> image, ValueShape shape, int down, int right, float fill)
    {
        int length = shape.Width * shape.Channels;
        int distance = Math.Clamp(right, -shape.Width, shape.Width) * shape.Channels;
        for (int i = 0; i < shape.Height; i++)
        {
            int row = down > 0 ? shape.Height - 1 - i : i;   // every row is read before it is written
            int source = row - down;
            Span<float> target = image.Slice(row * length, length);
            if ((uint)source < (uint)shape.Height)
                MoveRow(image.Slice(source * length, length), target, distance, fill);
            else
                target.Fill(fill);
        }
    }

    // The two rows may be the same one.
    private static void MoveRow(ReadOnlySpan<float> source, Span<float> target, int distance, float fill)
    {
        int kept = source.Length - Math.Abs(distance);
        if (distance >= 0)
        {
            source[..kept].CopyTo(target[distance..]);
            target[..distance].Fill(fill);
        }
        else
        {
            source[^kept..].CopyTo(target);
            target[kept..].Fill(fill);
        }
    }
}
