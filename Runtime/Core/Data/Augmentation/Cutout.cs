namespace Unroll;

/// <summary>
/// Hides a square of an image, so that a network learns to look at all of it (DeVries and Taylor, "Improved Regularization of Convolutional
/// Neural Networks with Cutout", 2017). The middle of the square is any pixel, equally likely; what lies beyond the image is cut off.
/// </summary>
public sealed class Cutout : Augmentation
{
    /// <summary>Sets the side of the square.</summary>
    /// <param name="side">The side in pixels, at least 1 and at most the smaller side of the image; the paper takes 16 of 32 pixels for ten
    /// classes, 8 for a hundred.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="side"/> is below 1.</exception>
    public Cutout(int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        Side = side;
    }

    /// <summary>The side of the square, in pixels.</summary>
    public int Side { get; }

    /// <summary>What the square is filled with, in every channel; 0 by default, which after <see cref="Normalization.Standard"/> is the
    /// mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to infinity or NaN.</exception>
    public float Fill
    {
        get;
        init => field = Hyperparameter.Finite(value);
    }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
    {
        int top = random.NextBelow(shape.Height) - (Side / 2), left = random.NextBelow(shape.Width) - (Side / 2);
        int bottom = Math.Min(top + Side, shape.Height), right = Math.Min(left + Side, shape.Width);
        (top, left) = (Math.Max(top, 0), Math.Max(left, 0));
        for (int row = top; row < bottom; row++)
            image.Slice(((row * shape.Width) + left) * shape.Channels, (right - left) * shape.Channels).Fill(Fill);
    }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"side {Side}, fill {Fill}");

    /// <inheritdoc />
    protected internal override string? Problem(ValueShape shape) =>
        base.Problem(shape)
        ?? (Side > Math.Min(shape.Height, shape.Width)
            ? $"a square of {Side} pixels can hide all of it; expected at most {Math.Min(shape.Height, shape.Width)}"
            : null);
}
