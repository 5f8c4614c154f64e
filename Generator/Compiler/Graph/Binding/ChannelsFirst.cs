using static System.FormattableString;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Inputs that were probably written as in PyTorch and Caffe: channels, height, width.</summary>
internal static class ChannelsFirst
{
    /// <summary>Smaller pictures may well have few rows and many channels.</summary>
    private const int FewestPixels = 8;

    /// <summary>The input as it was probably meant; null where it looks right.</summary>
    public static string? Meant(Shape shape)
    {
        bool hasColors = shape.Height is 3 or 4 && shape.Width >= 2 * FewestPixels && shape.Channels >= 2 * FewestPixels;
        bool isSquare = shape.Height is 1 or 3 or 4 && shape.Width == shape.Channels && shape.Width >= FewestPixels;
        return !shape.IsVector && (hasColors || isSquare) ? Invariant($"Input({shape.Width}, {shape.Channels}, {shape.Height})") : null;
    }
}
