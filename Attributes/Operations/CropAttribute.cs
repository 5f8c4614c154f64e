namespace Unroll;

/// <summary>
/// Takes away rows and columns at the border of the input: height x width x channels to (height - top - bottom) x (width - left - right) x
/// channels, at least one pixel (Keras' Cropping2D). The gradient of what was taken away is 0.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class CropAttribute : OperationAttribute
{
    /// <summary>Takes away as much on all sides.</summary>
    /// <param name="all">Rows and columns on each side, at least 0.</param>
    public CropAttribute(int all)
        : this(all, all)
    {
    }

    /// <summary>Takes away as much above as below, and as much on the left as on the right.</summary>
    /// <param name="vertical">Rows above, and as many below, at least 0.</param>
    /// <param name="horizontal">Columns on the left, and as many on the right, at least 0.</param>
    public CropAttribute(int vertical, int horizontal)
        : this(vertical, vertical, horizontal, horizontal)
    {
    }

    /// <summary>Takes away from each of four sides, in the order of Keras.</summary>
    /// <param name="top">Rows above, at least 0.</param>
    /// <param name="bottom">Rows below, at least 0.</param>
    /// <param name="left">Columns on the left, at least 0.</param>
    /// <param name="right">Columns on the right, at least 0.</param>
    public CropAttribute(int top, int bottom, int left, int right) => (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>Rows taken away above.</summary>
    public int Top { get; }

    /// <summary>Rows taken away below.</summary>
    public int Bottom { get; }

    /// <summary>Columns taken away on the left.</summary>
    public int Left { get; }

    /// <summary>Columns taken away on the right.</summary>
    public int Right { get; }
}
