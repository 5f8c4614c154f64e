namespace Unroll.Operations.Tests.Reference;

/// <summary>The transformed tile of all channels of an image, zero outside of it: [position][channel].</summary>
internal sealed class TileBatch(double[,] matrix, int channels)
{
    private readonly TileMap map = new(matrix, channels);
    private readonly double[] tile = new double[matrix.GetLength(1) * matrix.GetLength(1) * channels];

    public double[] Values { get; } = new double[matrix.GetLength(0) * matrix.GetLength(0) * channels];

    public double[] Errors { get; } = new double[matrix.GetLength(0) * matrix.GetLength(0) * channels];

    /// <summary>Transforms the tile whose first pixel is at a row and a column of the image.</summary>
    public void Transform(double[] pixels, Extent image, int row, int column)
    {
        for (int i = 0; i < map.From * map.From; i++)
        {
            (int y, int x) = (row + (i / map.From), column + (i % map.From));
            Span<double> pixel = tile.AsSpan(i * channels, channels);
            if (image.Contains(y, x))
                pixels.AsSpan(image.At(y, x, 0), channels).CopyTo(pixel);
            else
                pixel.Clear();
        }
        map.Apply(tile, [], Values, Errors);
    }
}
