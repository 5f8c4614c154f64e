namespace Unroll;

/// <summary>The shape of one sample of a value, which stands in memory row by row, the channels of a pixel together. A vector is 1 x 1 x
/// its length.</summary>
/// <param name="Height">Rows; 1 for a vector.</param>
/// <param name="Width">Columns; 1 for a vector.</param>
/// <param name="Channels">Channels; a vector's length.</param>
public readonly record struct ValueShape(int Height, int Width, int Channels)
{
    /// <summary>The floats of one sample.</summary>
    public int Length => checked(Height * Width * Channels);

    /// <summary>The extents as in messages: "28x28x6".</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
