namespace Unroll.Vision.Tests;

/// <summary>Felzenszwalb's segments against scikit-image's.</summary>
public sealed class SegmentationTests
{
    /// <summary>
    /// coffee-segments.png: make_segments.py. Of equal distances another pair comes first and floats round otherwise, so that some small
    /// segments are others.
    /// </summary>
    [Fact]
    public void Segments_are_those_of_scikit_image()
    {
        Picture picture = Read("coffee.png"), golden = Read("coffee-segments.png");
        int[] labels = new int[128 * 128], expected = new int[labels.Length];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = (256 * golden.Pixels[3 * i]) + golden.Pixels[(3 * i) + 1];
        var segmentation = new FelzenszwalbSegmentation(scale: 1, sigma: 0.8, minimumSize: 20);
        int count = segmentation.Segment(picture, labels), wanted = expected.Max() + 1;
        Assert.InRange(count, wanted * 0.98, wanted * 1.02);
        Assert.InRange(AdjustedRandIndex(expected, labels), 0.98, 1);
        Assert.Equal(Enumerable.Range(0, count), labels.Distinct());
        Assert.True(labels.GroupBy(label => label).Min(segment => segment.Count()) >= 20);
        Assert.Equal(0, Allocation.Of(() => segmentation.Segment(picture, labels), 3));
    }

    /// <summary>Four quarters, red, black, green and blue, flat or with noise, and four grays: the pictures of scikit-image's own tests,
    /// which do not smooth. Smoothed by 0.8, scikit-image finds five in the first: one is a seam.</summary>
    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 3)]
    [InlineData(1, 0)]
    public void Four_quarters_are_four_segments(int channels, int noise)
    {
        var picture = new Picture(20, 21, channels);
        var random = new Random(1);
        int[] labels = new int[420], expected = new int[420];
        for (int i = 0; i < 420; i++)
        {
            expected[i] = (i / 21 >= 10 ? 2 : 0) + (i % 21 >= 10 ? 1 : 0);
            Span<byte> pixel = picture.Pixels.Slice(channels * i, channels);
            if (channels == 1)
                pixel[0] = (byte)(51 * expected[i]);
            else if (expected[i] != 1)
                pixel[Math.Max(0, expected[i] - 1)] = 250;
            foreach (ref byte value in pixel)
                value += (byte)random.Next(noise);
        }

        Assert.Equal(4, new FelzenszwalbSegmentation(scale: noise == 0 ? 1 : 20, sigma: 0).Segment(picture, labels));
        Assert.Equal(expected, labels);
    }

    [Fact]
    public void Larger_scales_make_fewer_segments()
    {
        Picture picture = Read("coffee.png");
        int[] labels = new int[128 * 128];
        int[] counts = [.. new[] { 1.0, 30, 300, 1e9 }.Select(
            scale => new FelzenszwalbSegmentation(scale, minimumSize: 0).Segment(picture, labels))];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(4, counts.Distinct().Count());
        Assert.Equal(1, counts[^1]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(2, 2)]
    public void Tiny_pictures_are_one_segment(int rows, int columns)
    {
        int[] labels = new int[rows * columns];
        labels.AsSpan().Fill(7);
        Assert.Equal(1, new FelzenszwalbSegmentation().Segment(new Picture(rows, columns, 1), labels));
        Assert.All(labels, label => Assert.Equal(0, label));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FelzenszwalbSegmentation(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FelzenszwalbSegmentation(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FelzenszwalbSegmentation(1, 1, -1));
        Assert.Throws<ArgumentException>(() => new FelzenszwalbSegmentation().Segment(new Picture(2, 2), new int[3]));
    }

    internal static Picture Read(string name) => Picture.Read(Path.Combine(AppContext.BaseDirectory, "Detection", name));

    /// <summary>How well two divisions agree: 1 for the same, 0 for chance (Hubert and Arabie, "Comparing partitions", 1985).</summary>
    private static double AdjustedRandIndex(int[] first, int[] second)
    {
        static double Pairs(IEnumerable<int> counts) => counts.Sum(n => n * (n - 1.0) / 2);
        double both = Pairs(first.Zip(second).GroupBy(pair => pair).Select(group => group.Count()));
        double rows = Pairs(first.GroupBy(label => label).Select(group => group.Count()));
        double columns = Pairs(second.GroupBy(label => label).Select(group => group.Count()));
        double chance = rows * columns / Pairs([first.Length]);
        return (both - chance) / (((rows + columns) / 2) - chance);
    }
}
