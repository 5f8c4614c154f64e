namespace Unroll.Operations.Tests.Reference;

/// <summary>Height x width x channels of one sample; a vector is 1 x 1 x n.</summary>
internal readonly record struct Extent(int Height, int Width, int Channels, bool IsVector)
{
    public int Length => Height * Width * Channels;

    public static Extent Vector(int length) => new(1, 1, length, true);

    public static Extent Spatial(int height, int width, int channels) => new(height, width, channels, false);

    /// <summary>The place of an element in canonical order: row, column, channel.</summary>
    public int At(int y, int x, int channel) => (((y * Width) + x) * Channels) + channel;

    public bool Contains(int y, int x) => y >= 0 && y < Height && x >= 0 && x < Width;
}
