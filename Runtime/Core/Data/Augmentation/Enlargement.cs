namespace Unroll;

/// <summary>
/// Enlarges a part of an image to the size of the image, with bilinear interpolation between the middles of pixels, as PyTorch's
/// interpolate(mode="bilinear", align_corners=False) does with the part alone: what lies outside it is not seen.
/// </summary>
internal static class Enlargement
{
    // Of the thread that prepares mini-batches: the rows of the part with the columns of the image, and where each column comes from.
    [ThreadStatic]
    private static float[]? t_rows;

    [ThreadStatic]
    private static (int First, int Second, float Share)[]? t_columns;

    /// <summary>Enlarges a part of an image in place.</summary>
    /// <param name="image">The numbers of the image, row by row, the channels of a pixel together.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="top">The first row of the part.</param>
    /// <param name="left">The first column of the part.</param>
    /// <param name="rows">The rows of the part, at most those of the image.</param>
    /// <param name="columns">The columns of the part, at most those of the image.</param>
    public static void Apply(Span<float> image, ValueShape shape, int top, int left, int rows, int columns)
    {
        if (t_rows is null || t_rows.Length < image.Length)
            t_rows = new float[image.Length];
        if (t_columns is null || t_columns.Length < shape.Width)
            t_columns = new (int, int, float)[shape.Width];
        Span<(int First, int Second, float Share)> places = t_columns.AsSpan(0, shape.Width);
        for (int column = 0; column < places.Length; column++)
            places[column] = Place(column, shape.Width, columns);

        int length = shape.Width * shape.Channels;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> source = image.Slice((((top + row) * shape.Width) + left) * shape.Channels, columns * shape.Channels);
            Widen(source, places, shape.Channels, t_rows.AsSpan(row * length, length));
        }

        for (int row = 0; row < shape.Height; row++)
        {
            (int first, int second, float share) = Place(row, shape.Height, rows);
            Between(
                t_rows.AsSpan(first * length, length), t_rows.AsSpan(second * length, length), share, image.Slice(row * length, length));
        }
    }

    // The two neighbors that a place among many is between, and the share of the second; beyond the middle of the last there is one.
    private static (int First, int Second, float Share) Place(int place, int many, int few)
    {
        double source = Math.Max(((place + 0.5) * few / many) - 0.5, 0);
        int first = (int)source;
        return (first, Math.Min(first + 1, few - 1), (float)(source - first));
    }

    private static void Widen(
        ReadOnlySpan<float> source, ReadOnlySpan<(int First, int Second, float Share)> places, int channels, Span<float> target)
    {
        int position = 0;
        foreach ((int first, int second, float share) in places)
        {
            for (int channel = 0; channel < channels; channel++)
                target[position++] = float.Lerp(source[(first * channels) + channel], source[(second * channels) + channel], share);
        }
    }

    private static void Between(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float share, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = float.Lerp(first[i], second[i], share);
    }
}
