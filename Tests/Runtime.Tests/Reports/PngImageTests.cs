namespace Unroll.Runtime.Tests.Reports;

public sealed class PngImageTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_pixel_comes_back(int channels)
    {
        const int Width = 5, Height = 3;
        byte[] pixels = [.. Enumerable.Range(0, Width * Height * channels).Select(i => (byte)(i * 37))];
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, PngImage.Encode(pixels, Width, Height, channels));
            var read = new Screenshot(path);
            Assert.Equal((Width, Height), (read.Width, read.Height));
            for (int i = 0; i < Width * Height; i++)
            {
                int at = i * channels;
                Assert.Equal((pixels[at], pixels[at + 1], pixels[at + 2]), read[i % Width, i / Width]);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The checksum of an end without data is in every PNG: AE 42 60 82.</summary>
    [Fact]
    public void Ends_as_every_png() =>
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(PngImage.Encode([1, 2], 2, 1, 1)[^12..]));
}
