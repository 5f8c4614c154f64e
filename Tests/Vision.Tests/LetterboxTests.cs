namespace Unroll.Vision.Tests;

/// <summary>Letterboxes: where the picture lies, what is drawn, and the way back.</summary>
public sealed class LetterboxTests
{
    [Theory]
    [InlineData(480, 640, 640, 640, 80, 0, 480, 640)]
    [InlineData(720, 1280, 640, 640, 140, 0, 360, 640)]
    [InlineData(1000, 333, 416, 416, 0, 138, 416, 139)]   // one of 277 columns more on the right
    [InlineData(10, 10, 30, 50, 0, 10, 30, 30)]
    [InlineData(1, 10000, 64, 64, 31, 0, 1, 64)]
    public void The_picture_lies_in_the_middle(
        int sourceHeight, int sourceWidth, int height, int width, int top, int left, int rows, int columns)
    {
        var letterbox = new Letterbox(sourceHeight, sourceWidth, height, width);
        Assert.Equal((top, left, rows, columns), (letterbox.Top, letterbox.Left, letterbox.Height, letterbox.Width));
    }

    [Fact]
    public void The_picture_is_resized_and_bars_are_filled()
    {
        Picture picture = Picture.Read(Golden.PathOf("rgb.png"));
        var letterbox = new Letterbox(29, 37, 32, 32);
        var target = new Picture(32, 32);
        letterbox.Draw(picture, target, new Resizer(), fill: 9);

        var content = new Picture(letterbox.Height, letterbox.Width);
        target.Crop(letterbox.Top, letterbox.Left, content);
        Assert.Equal(picture.Resized(letterbox.Height, 32).Pixels.ToArray(), content.Pixels.ToArray());
        Assert.Equal((25, 3), (letterbox.Height, letterbox.Top));
        for (int row = 0; row < 32; row++)
        {
            if (row < 3 || row >= 28)
                Assert.Equal(-1, target.Row(row).IndexOfAnyExcept((byte)9));
        }
    }

    [Fact]
    public void Points_come_back_to_where_they_were()
    {
        var letterbox = new Letterbox(720, 1280, 640, 640);
        Assert.Equal((0f, 0f), letterbox.ToSource(0, 140));
        Assert.Equal((1280f, 720f), letterbox.ToSource(640, 500));
        Assert.Equal((0f, 140f), letterbox.ToTarget(0, 0));

        float[] box = [100, 200, 300, 400];
        letterbox.ToSource(box);
        Assert.Equal([200, 120, 600, 520], box);
        Assert.Equal((100f, 200f), letterbox.ToTarget(200, 120));
        Assert.Throws<ArgumentException>(() => letterbox.ToSource(new float[3]));
    }

    [Fact]
    public void Pictures_of_other_sizes_are_refused()
    {
        var letterbox = new Letterbox(4, 4, 8, 8);
        Assert.Throws<ArgumentException>(() => letterbox.Draw(new Picture(4, 5), new Picture(8, 8), new Resizer()));
        Assert.Throws<ArgumentException>(() => letterbox.Draw(new Picture(4, 4), new Picture(8, 7), new Resizer()));
        Assert.Throws<ArgumentException>(() => letterbox.Draw(new Picture(4, 4), new Picture(8, 8, 1), new Resizer()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Letterbox(0, 4, 8, 8));
    }
}
