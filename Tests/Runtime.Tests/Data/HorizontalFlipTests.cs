namespace Unroll.Runtime.Tests.Data;

public sealed class HorizontalFlipTests
{
    [Fact]
    public void Mirrors_the_pixels_and_keeps_their_channels()
    {
        float[] image = [11, 12, 21, 22, 31, 32, 41, 42, 51, 52, 61, 62];
        HorizontalFlip.Mirror(image, new ValueShape(2, 3, 2));
        Assert.Equal([31, 32, 21, 22, 11, 12, 61, 62, 51, 52, 41, 42], image);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(3, 1, 4)]
    [InlineData(4, 4, 1)]
    [InlineData(5, 7, 1)]
    [InlineData(32, 32, 3)]
    [InlineData(3, 6, 17)]
    public void Mirrors_by_definition_and_twice_gives_the_image(int height, int width, int channels)
    {
        var shape = new ValueShape(height, width, channels);
        float[] image = [.. Enumerable.Range(1, shape.Length)], mirrored = [.. image];
        HorizontalFlip.Mirror(mirrored, shape);
        Assert.Equal(Images.Mirrored(image, shape), mirrored);
        HorizontalFlip.Mirror(mirrored, shape);
        Assert.Equal(image, mirrored);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 4800, 5200)]     // 4 standard deviations of a binomial distribution: 4 sqrt(10000 / 4)
    [InlineData(0.1, 880, 1120)]      // 4 sqrt(10000 * 0.1 * 0.9)
    [InlineData(1, 10000, 10000)]
    public void Mirrors_as_often_as_the_probability_says(double probability, int fewest, int most)
    {
        var flip = new HorizontalFlip(probability);
        Assert.Equal(probability, flip.Probability);
        int mirrored = 0;
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            float[] image = [1, 2];
            var random = new AugmentationRandom(seed);
            flip.Apply(image, new ValueShape(1, 2, 1), ref random);
            mirrored += image[0] == 2 ? 1 : 0;
            Assert.Equal(3, image.Sum());
        }

        Assert.InRange(mirrored, fewest, most);
        Assert.Equal(0.5, new HorizontalFlip().Probability);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_probability(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HorizontalFlip(probability));
}
