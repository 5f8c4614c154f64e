namespace Unroll;

/// <summary>
/// Adds rows and columns around the input: height x width x channels to (top + height + bottom) x (left + width + right) x channels. The
/// gradient of a pixel that stands in several places is the sum of theirs. A convolution or pooling pads by zeros itself and needs no Pad
/// before it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PadAttribute : OperationAttribute
{
    /// <summary>Adds a padding that is the same on all sides.</summary>
    /// <param name="all">Rows and columns on each side, at least 0.</param>
    public PadAttribute(int all)
        : this(all, all)
    {
    }

    /// <summary>Adds a padding that is the same above and below, and the same on the left and on the right.</summary>
    /// <param name="vertical">Rows above, and as many below, at least 0.</param>
    /// <param name="horizontal">Columns on the left, and as many on the right, at least 0.</param>
    public PadAttribute(int vertical, int horizontal)
        : this(vertical, vertical, horizontal, horizontal)
    {
    }

    /// <summary>Adds a padding of four sides, in the order of Keras (PyTorch: left, right, top, bottom).</summary>
    /// <param name="top">Rows above, at least 0.</param>
    /// <param name="bottom">Rows below, at least 0.</param>
    /// <param name="left">Columns on the left, at least 0.</param>
    /// <param name="right">Columns on the right, at least 0.</param>
    public PadAttribute(int top, int bottom, int left, int right) => (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>Rows above. With <see cref="PadMode.Reflect"/> less than the input has, as on all sides.</summary>
    public int Top { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }

    /// <summary>Columns on the left.</summary>
    public int Left { get; }

    /// <summary>Columns on the right.</summary>
    public int Right { get; }

    /// <summary>What stands there: <see cref="PadMode.Zero"/> by default.</summary>
    public PadMode Mode { get; set; }
}
