namespace Unroll.Vision.Tests;

/// <summary>Files of every kind, compared with what Pillow decodes.</summary>
public sealed class DecodingTests
{
    // Two decoders of JPEG round the cosine transform, and what they put between halved colors, differently.
    private const int JpegTolerance = 4;

    public static TheoryData<string> Exact => Golden.Files(".png", ".bmp", ".gif");

    public static TheoryData<string> Jpeg => Golden.Files(".jpg");

    [Theory]
    [MemberData(nameof(Exact))]
    public void Bytes_are_Pillows(string file)
    {
        Picture picture = Picture.Read(Golden.PathOf(file));
        Assert.Equal(Golden.Shapes[file], new[] { picture.Height, picture.Width });
        // Of 5 and 6 bits Pillow makes 8 by a product, and others by repeating the high ones.
        int tolerance = file is "rgb-15.bmp" or "rgb-16.bmp" ? 1 : 0;
        Assert.InRange(Golden.GreatestDifference(Golden.Of(file), picture.Pixels), 0, tolerance);
    }

    [Theory]
    [MemberData(nameof(Jpeg))]
    public void Bytes_of_JPEG_are_near_Pillows(string file)
    {
        Picture picture = Picture.Read(Golden.PathOf(file));
        Assert.Equal(Golden.Shapes[file], new[] { picture.Height, picture.Width });
        Assert.InRange(Golden.GreatestDifference(Golden.Of(file), picture.Pixels), 0, JpegTolerance);
    }

    [Fact]
    public void All_kinds_of_files_are_among_them()
    {
        Assert.True(Exact.Count >= 29);
        Assert.Equal(13, Jpeg.Count);
    }

    [Fact]
    public void Orientations_are_left_alone_by_wish()
    {
        var asStored = new PictureOptions { HeedsOrientation = false };
        byte[] upright = Golden.Of("orientation-1.jpg");
        for (int orientation = 2; orientation <= 8; orientation++)
        {
            Picture stored = Picture.Read(Golden.PathOf($"orientation-{orientation}.jpg"), asStored);
            Assert.Equal((16, 24), (stored.Height, stored.Width));
            Assert.InRange(Golden.GreatestDifference(upright, stored.Pixels), 0, JpegTolerance);
        }
    }

    [Fact]
    public void Colors_become_gray_as_Pillows()
    {
        Picture gray = Picture.Read(Golden.PathOf("rgb.png"), new PictureOptions { Channels = 1 });
        Assert.Equal(1, gray.Channels);
        Assert.Equal(Golden.Of("rgb.png.gray"), gray.Pixels.ToArray());

        Picture same = Picture.Read(Golden.PathOf("gray.png"), new PictureOptions { Channels = 1 });
        Assert.Equal(Golden.Of("rgb.png.gray"), same.Pixels.ToArray());
    }

    [Fact]
    public void Alpha_is_laid_over_white_by_wish()
    {
        Picture picture = Picture.Read(Golden.PathOf("rgba.png"), new PictureOptions { Alpha = AlphaHandling.OverWhite });
        Assert.Equal(Golden.Of("rgba.png.white"), picture.Pixels.ToArray());

        Picture key = Picture.Read(Golden.PathOf("key.png"), new PictureOptions { Alpha = AlphaHandling.OverWhite });
        byte[] black = Golden.Of("key.png");
        for (int i = 0; i < black.Length; i += 3)
        {
            byte[] expected = black.AsSpan(i, 3).IndexOfAnyExcept((byte)0) < 0 ? [255, 255, 255] : black[i..(i + 3)];
            Assert.Equal(expected, key.Pixels.Slice(i, 3).ToArray());
        }
    }

    [Fact]
    public void Several_threads_decode_at_once()
    {
        Dictionary<string, byte[]> alone = Golden.Shapes.Keys.ToDictionary(
            file => file, file => Picture.Read(Golden.PathOf(file)).Pixels.ToArray());
        Parallel.For(0, 20, _ =>
        {
            foreach ((string file, byte[] expected) in alone)
                Assert.Equal(expected, Picture.Read(Golden.PathOf(file)).Pixels.ToArray());
        });
    }

    [Fact]
    public void Streams_and_bytes_give_what_files_give()
    {
        byte[] file = Golden.Bytes("rgb.png");
        Assert.Equal(Golden.Of("rgb.png"), Picture.Decode(file).Pixels.ToArray());
        using var stream = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };
        Assert.Equal(Golden.Of("rgb.png"), Picture.Read(stream).Pixels.ToArray());
        Assert.True(stream.CanRead);
    }
}
