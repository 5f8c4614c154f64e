namespace Unroll.Vision.Tests;

/// <summary>Pictures by themselves: extents, parts, flips and files that they are saved as.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Extents_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(1, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(65535, 65535));
        Assert.Throws<ArgumentException>(() => new Picture([1, 2], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(2, 2).Row(2));
        Assert.Equal("2 x 3 x 1", new Picture(2, 3, 1).ToString());
    }

    [Fact]
    public void Parts_and_flips_move_whole_pixels()
    {
        var picture = new Picture([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18], 2, 3);
        var part = new Picture(1, 2);
        picture.Crop(1, 1, part);
        Assert.Equal([13, 14, 15, 16, 17, 18], part.Pixels.ToArray());

        picture.FlipHorizontally();
        Assert.Equal([7, 8, 9, 4, 5, 6, 1, 2, 3, 16, 17, 18, 13, 14, 15, 10, 11, 12], picture.Pixels.ToArray());
        picture.FlipVertically();
        Assert.Equal([16, 17, 18, 13, 14, 15, 10, 11, 12, 7, 8, 9, 4, 5, 6, 1, 2, 3], picture.Pixels.ToArray());

        var gray = new Picture([1, 2, 3], 1, 3, 1);
        gray.FlipHorizontally();
        Assert.Equal([3, 2, 1], gray.Pixels.ToArray());
    }

    [Fact]
    public void The_middle_is_torchvisions()
    {
        // round((7 - 4) / 2) = round(1.5) = 2 and round((6 - 1) / 2) = round(2.5) = 2, to the even one.
        var picture = new Picture(7, 6, 1);
        for (int i = 0; i < 42; i++)
            picture.Pixels[i] = (byte)i;
        var middle = new Picture(4, 1, 1);
        picture.CenterCrop(middle);
        Assert.Equal([14, 20, 26, 32], middle.Pixels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => middle.CenterCrop(picture));
        Assert.Throws<ArgumentException>(() => picture.CenterCrop(new Picture(2, 2, 3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Saved_pictures_are_read_again(int channels)
    {
        var options = new PictureOptions { Channels = channels };
        Picture picture = Picture.Read(Golden.PathOf("rgb.png"), options);
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string png = Path.Combine(folder, "a.png"), jpeg = Path.Combine(folder, "a.jpg");
            picture.SavePng(png);
            Assert.Equal(picture.Pixels.ToArray(), Picture.Read(png, options).Pixels.ToArray());

            picture.SaveJpeg(jpeg, quality: 100);
            Picture coded = Picture.Read(jpeg, options);
            Assert.Equal((picture.Height, picture.Width), (coded.Height, coded.Width));
            Assert.InRange(Golden.GreatestDifference(picture.Pixels, coded.Pixels), 0, 12);

            using var small = new MemoryStream();
            picture.SaveJpeg(small, quality: 10);
            Assert.InRange(small.Length, 1, new FileInfo(jpeg).Length * 2 / 3);
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Qualities_and_extents_of_JPEG_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(1, 1).SaveJpeg(Stream.Null, quality: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(1, 1).SaveJpeg(Stream.Null, quality: 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Picture(65536, 1).SaveJpeg(Stream.Null));
    }
}
