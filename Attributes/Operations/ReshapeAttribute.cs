namespace Unroll;

/// <summary>
/// The same elements, in the order row, column, channel, under other extents (Keras' order; PyTorch's view takes them in the order channel,
/// row, column, which <c>Transpose(2, 0, 1)</c> before it and <c>Transpose(1, 2, 0)</c> behind it give).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ReshapeAttribute : OperationAttribute
{
    /// <summary>Makes a vector, as <see cref="FlattenAttribute"/> does.</summary>
    /// <param name="length">The elements of the vector: as many as the input has.</param>
    public ReshapeAttribute(int length) => Length = length;

    /// <summary>Makes rows, columns and channels.</summary>
    /// <param name="height">The rows, at least 1.</param>
    /// <param name="width">The columns, at least 1.</param>
    /// <param name="channels">The channels; height x width x channels are as many elements as the input has.</param>
    public ReshapeAttribute(int height, int width, int channels)
    {
        Height = height;
        Width = width;
        Channels = channels;
    }

    /// <summary>The elements of the vector; 0 where rows, columns and channels are made.</summary>
    public int Length { get; }

    /// <summary>The rows; 0 where a vector is made.</summary>
    public int Height { get; }

    /// <summary>The columns; 0 where a vector is made.</summary>
    public int Width { get; }

    /// <summary>The channels; 0 where a vector is made.</summary>
    public int Channels { get; }
}
