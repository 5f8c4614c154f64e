namespace Unroll.Runtime.Tests.Data.Crops;

public sealed class RandomResizedCropTests
{
    private static readonly TorchvisionCrops Expected = TorchvisionCrops.Read();

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Expected.Parts.Length)];

    public static TheoryData<int> Draws => [.. Enumerable.Range(0, Expected.Draws.Length)];

    /// <summary>Two interpolations of numbers up to 3, with shares that are rounded: a few roundings of 2^-24.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_is_enlarged_as_by_torchvision(int place)
    {
        EnlargedPart part = Expected.Parts[place];
        float[] image = [.. Expected.Image];
        Enlargement.Apply(image, TorchvisionCrops.Shape, part.Box[0], part.Box[1], part.Box[2], part.Box[3]);
        for (int i = 0; i < image.Length; i++)
            Assert.Equal(part.Image[i], image[i], 1e-6);
    }

    [Fact]
    public void The_whole_image_stays_as_it_is()
    {
        float[] image = [.. Expected.Image];
        var random = new AugmentationRandom(1);
        new RandomResizedCrop(1, 1, 7.0 / 5, 7.0 / 5).Apply(image, TorchvisionCrops.Shape, ref random);
        Assert.Equal(Expected.Image, image);
    }

    /// <summary>The standard errors of 20,000 draws are below 0.002 for shares and 0.0015 for the others.</summary>
    [Theory]
    [MemberData(nameof(Draws))]
    public void Parts_are_drawn_as_by_torchvision(int place)
    {
        DrawnParts expected = Expected.Draws[place];
        int height = (int)expected.Limits[0], width = (int)expected.Limits[1];
        var crop = new RandomResizedCrop(expected.Limits[2], expected.Limits[3], expected.Limits[4], expected.Limits[5]);
        var random = new AugmentationRandom(7);
        const int Count = 20000;
        double[] sums = new double[4];
        for (int i = 0; i < Count; i++)
        {
            (int top, int left, int rows, int columns) = crop.Draw(height, width, ref random);
            Assert.True(top >= 0 && left >= 0 && rows > 0 && columns > 0 && top + rows <= height && left + columns <= width);
            sums[0] += (double)rows * columns / (height * width);
            sums[1] += Math.Log((double)columns / rows);
            sums[2] += (top + (rows / 2.0)) / height;
            sums[3] += (left + (columns / 2.0)) / width;
        }

        Assert.All(expected.Means.Zip(sums), pair => Assert.Equal(pair.First, pair.Second / Count, 0.008));
    }

    [Fact]
    public void A_strip_that_no_part_fits_gives_its_middle()
    {
        var random = new AugmentationRandom(7);
        Assert.Equal((0, 49, 1, 1), new RandomResizedCrop().Draw(1, 100, ref random));
        Assert.Equal((49, 0, 1, 1), new RandomResizedCrop().Draw(100, 1, ref random));
    }

    [Fact]
    public void Any_image_is_changed_without_an_allocation_after_the_first()
    {
        var crop = new RandomResizedCrop(0.3);
        float[] image = [.. Expected.Image];
        var random = new AugmentationRandom(1);
        crop.Apply(image, TorchvisionCrops.Shape, ref random);
        Assert.NotEqual(Expected.Image, image);
        Assert.Equal(0, Allocation.Of(() => crop.Apply(image, TorchvisionCrops.Shape, ref random), 100));
    }

    [Fact]
    public void Wrong_settings_are_told()
    {
        foreach (double wrong in new[] { 0, -0.5, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("leastArea", () => new RandomResizedCrop(wrong));
        foreach (double wrong in new[] { 0.4, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("greatestArea", () => new RandomResizedCrop(0.5, wrong));
        foreach (double wrong in new[] { 0, -1, double.PositiveInfinity, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("leastRatio", () => new RandomResizedCrop(leastRatio: wrong));
        foreach (double wrong in new[] { 0.5, double.PositiveInfinity, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("greatestRatio", () => new RandomResizedCrop(greatestRatio: wrong));
        Assert.EndsWith(
            "it takes parts of images, which need at least 2 rows and 2 columns.",
            Augmenter.Problem(Images.Network(1, 9, 2, 3), [new RandomResizedCrop()])!, StringComparison.Ordinal);
        Assert.Null(Augmenter.Problem(Images.Network(2, 2, 2, 3), [new RandomResizedCrop()]));
        Assert.Equal("area 0.5 to 1, ratio 1 to 2", new RandomResizedCrop(0.5, 1, 1, 2).Settings);
    }
}
