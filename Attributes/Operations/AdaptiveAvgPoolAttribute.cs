namespace Unroll;

/// <summary>
/// The mean of windows that divide the input into the given number of rows and columns, whatever its size: output row i is the mean of the
/// input rows from floor(i x rows / height) to below ceil((i + 1) x rows / height), likewise along the columns, as PyTorch's
/// AdaptiveAvgPool2d. Windows overlap where the extents do not divide.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AdaptiveAvgPoolAttribute : OperationAttribute
{
    /// <summary>Adds a pooling to a square output.</summary>
    /// <param name="size">Rows and columns of the output, at least 1.</param>
    public AdaptiveAvgPoolAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Adds a pooling to a rectangular output.</summary>
    /// <param name="height">Rows of the output, at least 1.</param>
    /// <param name="width">Columns of the output, at least 1.</param>
    public AdaptiveAvgPoolAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows of the output.</summary>
    public int Height { get; }

    /// <summary>Columns of the output.</summary>
    public int Width { get; }
}
