namespace Unroll.Runtime.Tests.Data;

public sealed class ColorJitterTests
{
    private static readonly ValueShape Shape = new(2, 2, 3);

    // In the middle, so that nothing is clamped.
    private static readonly float[] Image = [0.4f, 0.5f, 0.45f, 0.55f, 0.5f, 0.42f, 0.6f, 0.48f, 0.52f, 0.44f, 0.58f, 0.5f];

    [Fact]
    public void Brightness_is_one_factor_for_all_from_the_range()
    {
        float[] factors = [.. Apply(new ColorJitter(brightness: 0.4f)).Select(image =>
        {
            float factor = image[0] / Image[0];
            Assert.All(Image.Zip(image), pair => Assert.Equal(pair.First * factor, pair.Second, 1e-6f));
            return factor;
        })];
        Assert.InRange(factors.Min(), 0.6f, 0.63f);
        Assert.InRange(factors.Max(), 1.37f, 1.4f);
    }

    [Fact]
    public void Contrast_changes_the_distance_from_the_mean_gray()
    {
        float mean = Enumerable.Range(0, 4).Average(pixel => Gray(Image, pixel));
        foreach (float[] image in Apply(new ColorJitter(contrast: 0.4f)))
        {
            float factor = (image[6] - mean) / (Image[6] - mean);
            Assert.InRange(factor, 0.599f, 1.401f);
            Assert.All(Image.Zip(image), pair => Assert.Equal(mean + (factor * (pair.First - mean)), pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void Saturation_keeps_the_gray_of_each_pixel()
    {
        foreach (float[] image in Apply(new ColorJitter(saturation: 0.4f)))
        {
            float factor = (image[0] - Gray(Image, 0)) / (Image[0] - Gray(Image, 0));
            Assert.InRange(factor, 0.599f, 1.401f);
            for (int i = 0; i < Image.Length; i++)
            {
                float gray = Gray(Image, i / 3);
                Assert.Equal(gray + (factor * (Image[i] - gray)), image[i], 1e-5f);
            }
        }
    }

    [Fact]
    public void Pixels_stay_from_0_to_1()
    {
        ColorJitter[] jitters = [new(3), new(0, 20), new(0, 0, 20), new(1, 20, 20)];
        foreach (ColorJitter jitter in jitters)
        {
            float[] numbers = [.. Apply(jitter).SelectMany(image => image)];
            Assert.InRange(numbers.Min(), 0, 0.1f);
            Assert.Equal(1, numbers.Max());
        }
    }

    [Fact]
    public void Wrong_settings_are_told()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter(brightness: -0.1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter(contrast: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter(saturation: float.PositiveInfinity));
        Assert.EndsWith(
            "an image has 1 channels; expected 3, or a saturation of 0.",
            Augmenter.Problem(Images.Network(4, 4, 1, 3), [new ColorJitter(0.1f, 0.1f, 0.1f)])!, StringComparison.Ordinal);
        Assert.Null(Augmenter.Problem(Images.Network(4, 4, 1, 3), [new ColorJitter(0.1f, 0.1f)]));
    }

    private static IEnumerable<float[]> Apply(ColorJitter jitter)
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            float[] image = [.. Image];
            var random = new AugmentationRandom(seed);
            jitter.Apply(image, Shape, ref random);
            yield return image;
        }
    }

    private static float Gray(float[] image, int pixel) =>
        (0.299f * image[3 * pixel]) + (0.587f * image[(3 * pixel) + 1]) + (0.114f * image[(3 * pixel) + 2]);
}
