namespace Unroll;

/// <summary>
/// Makes an image a whole number of times as high and wide: height x width x channels to (vertical x height) x (horizontal x width) x
/// channels (PyTorch's Upsample, Keras' UpSampling2D). For other extents, see <see cref="ResizeAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class UpsampleAttribute : InterpolationAttribute
{
    /// <summary>Adds an operation that makes an image as many times as high as it makes it wide.</summary>
    /// <param name="factor">The factor of height and width, at least 1.</param>
    public UpsampleAttribute(int factor)
        : this(factor, factor)
    {
    }

    /// <summary>Adds an operation of two factors.</summary>
    /// <param name="vertical">The factor of the height, at least 1.</param>
    /// <param name="horizontal">The factor of the width, at least 1.</param>
    public UpsampleAttribute(int vertical, int horizontal)
    {
        Vertical = vertical;
        Horizontal = horizontal;
    }

    /// <summary>The factor of the height.</summary>
    public int Vertical { get; }

    /// <summary>The factor of the width.</summary>
    public int Horizontal { get; }
}
