using Samples.Faces;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Faces;

/// <summary>What the networks of faces see, against TensorFlow's bilinear interpolation of the padded square, written down
/// plainly.</summary>
public sealed class FaceInputTests
{
    private static readonly float[] Means = [117.001f, 114.697f, 97.404f];

    [Theory]
    [InlineData(0, 0, 37, 23, true)]
    [InlineData(0, 0, 37, 23, false)]
    [InlineData(5, 2, 9, 20, true)]
    [InlineData(5, 2, 10, 19, false)]
    [InlineData(30, 20, 7, 3, true)]
    [InlineData(4, 4, 16, 16, true)]
    public void It_is_the_padded_square_interpolated(int left, int top, int width, int height, bool isCentered)
    {
        const int Size = 16;
        Picture picture = Noise(height: 23, width: 37);
        var input = new FaceInput(Size, isCentered, Means);

        // Of another region before, so that what it leaves behind would be seen.
        input.Read(picture, new FaceRegion(0, 0, 37, 20));
        input.Read(picture, new FaceRegion(left, top, width, height));

        int side = Math.Max(width, height);
        int before = isCentered ? (side - Math.Min(width, height)) / 2 : 0;
        (int across, int down) = width < height ? (before, 0) : (0, before);
        for (int i = 0; i < input.Numbers.Length; i++)
        {
            int channel = i % 3;
            double x = (double)(i / 3 % Size) * side / Size, y = (double)(i / 3 / Size) * side / Size;
            (int x0, int y0) = ((int)x, (int)y);
            (int x1, int y1) = (Math.Min(x0 + 1, side - 1), Math.Min(y0 + 1, side - 1));
            double upper = Padded(x0, y0) + ((Padded(x1, y0) - Padded(x0, y0)) * (x - x0));
            double lower = Padded(x0, y1) + ((Padded(x1, y1) - Padded(x0, y1)) * (x - x0));
            Assert.Equal((upper + ((lower - upper) * (y - y0)) - Means[channel]) / 255, input.Numbers[i], 1e-6);

            double Padded(int column, int row)
            {
                (column, row) = (column - across, row - down);
                bool isInside = column >= 0 && column < width && row >= 0 && row < height;
                return isInside ? picture.Pixels[((((top + row) * picture.Width) + left + column) * 3) + channel] : 0;
            }
        }
    }

    [Fact]
    public void A_box_is_cut_off_where_the_picture_ends()
    {
        Picture picture = Noise(height: 100, width: 80);

        Assert.Equal(new FaceRegion(0, 10, 30, 20), FaceRegion.Within(picture, new Box(-5, 10.5f, 30.5f, 31)));
        Assert.Equal(new FaceRegion(60, 90, 20, 10), FaceRegion.Within(picture, new Box(60, 90, 200, 200)));
        Assert.Equal(new FaceRegion(79, 99, 1, 1), FaceRegion.Within(picture, new Box(300, 300, 310, 310)));
    }

    private static Picture Noise(int height, int width)
    {
        var picture = new Picture(height, width);
        new Random(1).NextBytes(picture.Pixels);
        return picture;
    }
}
