using System.Globalization;

namespace Unroll.Generator.Graph;

/// <summary>The shape of one sample of a value: height x width x channels, or a vector, which is 1 x 1 x <see cref="Channels"/>.</summary>
internal readonly record struct Shape(int Height, int Width, int Channels, bool IsVector)
{
    public static Shape Vector(int length) => new(1, 1, length, true);

    public static Shape Spatial(int height, int width, int channels) => new(height, width, channels, false);

    /// <summary>The number of floats of one sample.</summary>
    public int Length => checked(Height * Width * Channels);

    /// <summary>The shape for the reader of a message or a comment: 24 x 24 x 6.</summary>
    public string Spaced => ToString().Replace("x", " x ");

    public override string ToString() => IsVector
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
