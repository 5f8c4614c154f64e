namespace Samples.Slide;

/// <summary>Squares of a scene at another size, by bilinear interpolation. Outside the scene its border goes on.</summary>
internal static class SceneScaling
{
    /// <summary>Writes a square of the scene.</summary>
    /// <param name="scene">[side, side].</param>
    /// <param name="side">The rows and columns of the scene.</param>
    /// <param name="left">Where the square begins, in pixels of the scene; below 0 is outside.</param>
    /// <param name="top">Where it begins.</param>
    /// <param name="extent">Its rows and columns in pixels of the scene.</param>
    /// <param name="to">[size, size].</param>
    /// <param name="size">The rows and columns that are written.</param>
    public static void Write(ReadOnlySpan<float> scene, int side, float left, float top, float extent, Span<float> to, int size)
    {
        float step = extent / size;
        for (int row = 0; row < size; row++)
        {
            (int above, int below, float down) = Between(top + ((row + 0.5f) * step) - 0.5f, side);
            ReadOnlySpan<float> upper = scene.Slice(above * side, side), lower = scene.Slice(below * side, side);
            Span<float> written = to.Slice(row * size, size);
            for (int column = 0; column < size; column++)
            {
                (int before, int behind, float right) = Between(left + ((column + 0.5f) * step) - 0.5f, side);
                float high = upper[before] + (right * (upper[behind] - upper[before]));
                float low = lower[before] + (right * (lower[behind] - lower[before]));
                written[column] = high + (down * (low - high));
            }
        }
    }

    // The two pixels around a place, and how far it is from the first to the second.
    private static (int First, int Second, float Part) Between(float place, int count)
    {
        place = Math.Clamp(place, 0, count - 1);
        int first = (int)place;
        return (first, Math.Min(first + 1, count - 1), place - first);
    }
}
