using System.Globalization;

namespace Unroll.Vision.Tests;

/// <summary>Resized pictures, compared with Pillow's.</summary>
public sealed class ResizingTests
{
    public static TheoryData<string> Sizes => [.. Golden.Names.Where(name => Enum.GetNames<ResizeFilter>().Contains(name.Split('-')[0]))];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Bytes_are_Pillows(string name)
    {
        string[] parts = name.Split('-');
        int[] numbers = [.. parts[1..].Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        Picture picture = Picture.Read(Golden.PathOf("rgb.png"), new PictureOptions { Channels = numbers[2] });
        Picture resized = picture.Resized(numbers[0], numbers[1], Enum.Parse<ResizeFilter>(parts[0]));
        Assert.Equal(Golden.Of(name), resized.Pixels.ToArray());
    }

    [Fact]
    public void There_are_several_sizes_of_each_filter() => Assert.Equal(3 * 8 * 2, Sizes.Count);

    [Theory]
    [InlineData(ResizeFilter.Nearest)]
    [InlineData(ResizeFilter.Bilinear)]
    [InlineData(ResizeFilter.Bicubic)]
    public void A_resizer_gives_the_same_again_after_other_sizes(ResizeFilter filter)
    {
        Picture picture = Picture.Read(Golden.PathOf("rgb.png"));
        var resizer = new Resizer(filter);
        foreach ((int height, int width) in new[] { (10, 11), (58, 74), (10, 11), (29, 15), (13, 37) })
        {
            var target = new Picture(height, width);
            resizer.Resize(picture, target);
            Assert.Equal(picture.Resized(height, width, filter).Pixels.ToArray(), target.Pixels.ToArray());
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_sizes_that_came_before()
    {
        Picture picture = Picture.Read(Golden.PathOf("rgb.png"));
        var target = new Picture(20, 24);
        var middle = new Picture(16, 16);
        float[] input = new float[16 * 16 * 3], box = [1, 2, 10, 12];
        foreach (ResizeFilter filter in Enum.GetValues<ResizeFilter>())
        {
            var resizer = new Resizer(filter);
            var letterboxed = new Resizer(filter);
            var letterbox = new Letterbox(picture.Height, picture.Width, target.Height, target.Width);
            void Frame()
            {
                resizer.Resize(picture, target);
                target.CenterCrop(middle);
                middle.FlipHorizontally();
                middle.FlipVertically();
                PictureNormalization.ImageNet.Write(middle, input);
                PictureNormalization.Caffe.Write(middle, input);
                letterbox.Draw(picture, target, letterboxed);
                letterbox.ToSource(box);
            }

            Frame();
            Assert.Equal(0, Allocation.Of(Frame, 50));
        }
    }

    [Fact]
    public void Wrong_targets_are_refused()
    {
        var picture = new Picture(4, 5);
        var resizer = new Resizer();
        Assert.Throws<ArgumentException>(() => resizer.Resize(picture, new Picture(2, 2, 1)));
        Assert.Throws<ArgumentException>(() => resizer.Resize(picture, picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resizer((ResizeFilter)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Resized(0, 3));
    }
}
