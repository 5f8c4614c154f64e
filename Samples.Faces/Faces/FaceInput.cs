using Unroll.Vision;

namespace Samples.Faces;

/// <summary>
/// Brings a part of a picture into the square that a network of face-api takes, as that package does: filled up to a square by black,
/// resized by
/// TensorFlow's bilinear interpolation, which neither smooths what becomes smaller nor aligns the centers of pixels, then (value - mean)
/// / 255.
/// </summary>
/// <param name="size">The rows and the columns of the square.</param>
/// <param name="isCentered">Whether half of the black goes to either side; otherwise all of it goes below or to the right.</param>
/// <param name="means">The means of red, green and blue.</param>
internal sealed class FaceInput(int size, bool isCentered, float[] means)
{
    private readonly int[] lefts = new int[size];
    private readonly float[] fractions = new float[size];
    private float[] row = [];
    private byte[] black = [];

    /// <summary>The numbers of the input, height x width x channels.</summary>
    public float[] Numbers { get; } = new float[size * size * 3];

    /// <summary>Fills <see cref="Numbers"/>.</summary>
    public void Read(Picture picture, FaceRegion region)
    {
        int side = Math.Max(region.Width, region.Height);
        (int left, int top) = isCentered ? ((side - region.Width) / 2, (side - region.Height) / 2) : (0, 0);
        float scale = (float)side / size;
        if (row.Length < side * 3)
            (row, black) = (new float[side * 3], new byte[side * 3]);
        row.AsSpan().Clear();
        for (int column = 0; column < size; column++)
        {
            float place = column * scale;
            lefts[column] = (int)place;
            fractions[column] = place - lefts[column];
        }

        for (int y = 0; y < size; y++)
        {
            float place = y * scale;
            int upper = (int)place, lower = Math.Min(upper + 1, side - 1);
            MixRows(picture, region, upper - top, lower - top, place - upper, row.AsSpan(left * 3, region.Width * 3));
            WriteRow(Numbers.AsSpan(y * size * 3, size * 3), side);
        }
    }

    /// <summary>The row between two rows of the region; what lies above or below it is black.</summary>
    private void MixRows(Picture picture, FaceRegion region, int upper, int lower, float fraction, Span<float> mixed)
    {
        ReadOnlySpan<byte> first = RowOf(picture, region, upper)[..mixed.Length], second = RowOf(picture, region, lower)[..mixed.Length];
        for (int i = 0; i < mixed.Length; i++)
            mixed[i] = first[i] + ((second[i] - first[i]) * fraction);
    }

    private ReadOnlySpan<byte> RowOf(Picture picture, FaceRegion region, int row) =>
        row < 0 || row >= region.Height
            ? black
            : picture.Pixels.Slice((((region.Top + row) * picture.Width) + region.Left) * 3, region.Width * 3);

    private void WriteRow(Span<float> numbers, int side)
    {
        (float red, float green, float blue) = (means[0], means[1], means[2]);
        for (int column = 0; column < size; column++)
        {
            int from = lefts[column] * 3, to = Math.Min(lefts[column] + 1, side - 1) * 3;
            float fraction = fractions[column];
            numbers[column * 3] = (row[from] + ((row[to] - row[from]) * fraction) - red) / 255;
            numbers[(column * 3) + 1] = (row[from + 1] + ((row[to + 1] - row[from + 1]) * fraction) - green) / 255;
            numbers[(column * 3) + 2] = (row[from + 2] + ((row[to + 2] - row[from + 2]) * fraction) - blue) / 255;
        }
    }
}
