namespace Unroll.Operations.Tests.Reference;

/// <summary>The transformed square of all channels of an image, zero outside of it: [position][channel].</summary>
internal sealed class SquareBatch(SquareMap map, int channels)
{
    private readonly double[] square = new double[map.From * map.From];
    private readonly double[] values = new double[map.To * map.To];
    private readonly double[] errors = new double[map.To * map.To];

    public double[] Values { get; } = new double[map.To * map.To * channels];

    public double[] Errors { get; } = new double[map.To * map.To * channels];

    /// <summary>Transforms the square whose first pixel is at a row and a column of the image.</summary>
    public void Transform(double[] pixels, Extent image, int row, int column)
    {
        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < square.Length; i++)
            {
                (int y, int x) = (row + (i / map.From), column + (i % map.From));
                square[i] = image.Contains(y, x) ? pixels[image.At(y, x, c)] : 0;
            }
            map.Apply(square, [], values, errors);
            for (int position = 0; position < values.Length; position++)
                (Values[(position * channels) + c], Errors[(position * channels) + c]) = (values[position], errors[position]);
        }
    }
}
