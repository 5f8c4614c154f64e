namespace Unroll;

/// <summary>
/// The largest value of every window, channel by channel: height x width x channels to output height x output width x channels. Padding
/// never wins. Of equal values the first, row by row, takes the gradient, as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MaxPoolAttribute : WindowAttribute
{
    /// <summary>Adds a pooling over square windows; the stride is the size unless given.</summary>
    /// <param name="size">Rows and columns of the window, at least 1.</param>
    public MaxPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Adds a pooling over rectangular windows; the strides are height and width unless given.</summary>
    /// <param name="height">Rows of the window, at least 1.</param>
    /// <param name="width">Columns of the window, at least 1.</param>
    public MaxPoolAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows of the window.</summary>
    public int Height { get; }

    /// <summary>Columns of the window.</summary>
    public int Width { get; }

    /// <summary>
    /// Whether the number of windows is rounded up, so that a last one may reach past the padded input, as PyTorch's <c>ceil_mode</c>; it
    /// begins inside the input or its padding before. False by default. Not with <see cref="Padding.Same"/>, which rounds up anyway.
    /// </summary>
    public bool CeilMode { get; set; }
}
