using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// The statistics of batch normalizations beside double precision, wherever an outlier stands. The running averages with a
/// momentum of 1 show them.
/// </summary>
public class BatchStatisticsTests
{
    private const int Samples = 2, Pixels = 1024 * 512, Channels = 2;

    /// <summary>Two channels, of which the second goes the other way round.</summary>
    [Theory]
    [InlineData("outlier first", 1e-6)]
    [InlineData("outlier second", 1e-6)]
    [InlineData("outlier in the middle", 1e-6)]
    [InlineData("outlier last", 1e-6)]
    [InlineData("ten outliers", 1e-6)]
    [InlineData("mean 10000", 1e-6)]
    [InlineData("ramp", 1e-6)]
    [InlineData("tiny", 1e-6)]
    [InlineData("large", 1e-6)]
    public void Of_a_million_pixels(string kind, double share)
    {
        using var network = new LargeNorm(seed: 1);
        float[] images = Draw(kind, Samples * Pixels);
        AssertStatistics(network, images, Channels, share, images => network.ComputeGradients(images, new float[images.Length], Samples));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Of_some_pixels_of_many_samples(int samples)
    {
        foreach (string kind in (string[])["outlier first", "outlier last", "mean 10000", "tiny"])
        {
            using var network = new SmallNorm(seed: 1);
            float[] images = Draw(kind, samples * 15, 20);
            AssertStatistics(network, images, 20, 1e-6, images => network.ComputeGradients(images, new float[images.Length], samples));
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-12345.678f)]
    [InlineData(1e-30f)]
    [InlineData(0f)]
    public void Of_equal_pixels_are_exact(float value)
    {
        using var network = new LargeNorm(seed: 1);
        float[] images = [.. Enumerable.Repeat(value, Samples * Pixels * Channels)];
        (float[] mean, float[] variance) = Statistics(network, () => network.ComputeGradients(images, new float[images.Length], Samples));
        Assert.Equal([value, value], mean);
        Assert.Equal([0f, 0f], variance);
    }

    /// <summary>Sums of the gradient and of its products with the normalized value, which the gradients of shift and scale are.</summary>
    [Fact]
    public void Gradients_of_scale_and_shift_over_a_million_pixels()
    {
        using var network = new LargeNorm(seed: 1);
        float[] images = Draw("ramp", Samples * Pixels);
        float[] targets = [.. images.Select(_ => -1f)];
        network.ComputeGradients(images, targets, Samples);
        for (int channel = 0; channel < Channels; channel++)
        {
            (double mean, double variance) = Moments(images, channel, Channels);
            double shift = 0, scale = 0, shiftSize = 0, scaleSize = 0;
            double deviation = Math.Sqrt(variance * (Samples * Pixels - 1) / (Samples * Pixels) + 1e-5f);
            for (int i = channel; i < images.Length; i += Channels)
            {
                double normalized = (images[i] - mean) / deviation;
                double slope = 2 * (normalized + 1) / images.Length;
                shift += slope;
                scale += slope * normalized;
                shiftSize += Math.Abs(slope);
                scaleSize += Math.Abs(slope * normalized);
            }

            Assert.Equal(shift, LongSumTests.Gradient(network, "scored.shift")[channel], 1e-6 * shiftSize);
            Assert.Equal(scale, LongSumTests.Gradient(network, "scored.scale")[channel], 1e-6 * scaleSize);
        }
    }

    private static void AssertStatistics(Network network, float[] images, int channels, double share, Action<float[]> compute)
    {
        (float[] mean, float[] variance) = Statistics(network, () => compute(images));
        for (int channel = 0; channel < channels; channel++)
        {
            (double expectedMean, double expectedVariance) = Moments(images, channel, channels);
            Assert.Equal(expectedMean, mean[channel], share * (Math.Sqrt(expectedVariance) + Math.Abs(expectedMean)));
            Assert.Equal(expectedVariance, variance[channel], share * expectedVariance);
        }
    }

    private static (float[] Mean, float[] Variance) Statistics(Network network, Action compute)
    {
        ParameterTensor mean = network.Parameters["scored.mean"], variance = network.Parameters["scored.variance"];
        mean.CopyFrom(new float[mean.Length]);
        variance.CopyFrom(new float[variance.Length]);
        compute();
        new Sgd(1e-20f).Step(network);
        return (Noise.Values(mean), Noise.Values(variance));
    }

    private static (double Mean, double Variance) Moments(float[] images, int channel, int channels)
    {
        double sum = 0, squares = 0;
        int count = images.Length / channels;
        for (int i = channel; i < images.Length; i += channels)
            sum += images[i];
        double mean = sum / count;
        for (int i = channel; i < images.Length; i += channels)
            squares += (images[i] - mean) * (images[i] - mean);
        return (mean, squares / (count - 1));
    }

    private static float[] Draw(string kind, int pixels, int channels = Channels)
    {
        var random = new Random(5);
        var images = new float[pixels * channels];
        for (int i = 0; i < pixels; i++)
        {
            float sign = random.Next(2) * 2 - 1, noise = random.NextSingle() - 0.5f;
            float value = kind switch
            {
                "outlier first" => i == 0 ? 10_000 : sign,
                "outlier second" => i == 1 ? 10_000 : sign,
                "outlier in the middle" => i == pixels / 2 + 77 ? 10_000 : sign,
                "outlier last" => i == pixels - 1 ? 10_000 : sign,
                "ten outliers" => i % (pixels / 10) == 77 ? 1_000 : noise,
                "mean 10000" => 10_000 + sign,
                "ramp" => i / (float)pixels + noise,
                "tiny" => noise * 1e-15f,
                _ => noise * 1e15f,
            };
            for (int channel = 0; channel < channels; channel++)
                images[(channel % 2 == 0 ? i : pixels - 1 - i) * channels + channel] = value;
        }

        return images;
    }
}
