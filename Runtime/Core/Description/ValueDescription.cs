namespace Unroll;

/// <summary>An input or an output of a network. One sample stands in memory row by row, the channels of a pixel together.</summary>
/// <param name="Name">The name of its field, which is also the name of its argument.</param>
/// <param name="Height">Rows; 1 for a vector.</param>
/// <param name="Width">Columns; 1 for a vector.</param>
/// <param name="Channels">Channels; a vector's length.</param>
public sealed record ValueDescription(string Name, int Height, int Width, int Channels)
{
    /// <summary>Whether it is an input of which training gives the gradient, too.</summary>
    public bool HasGradient { get; init; }

    /// <summary>The floats of one sample.</summary>
    public int Length => checked(Height * Width * Channels);
}
