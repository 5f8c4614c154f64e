namespace Unroll.Runtime.Tests.Data.Mixing;

public sealed class BetaDistributionTests
{
    private const int Count = 20000;

    /// <summary>The largest distance of 20,000 draws from their distribution is below 1.95 / sqrt(20,000) = 0.0138 with a probability of
    /// 0.999 (Kolmogorov). The draws are always the same.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Shares_have_the_distribution(double alpha)
    {
        double[] draws = [.. Draw(alpha).Order()];
        for (int i = 0; i < Count; i++)
        {
            double x = draws[i];
            double expected = alpha switch
            {
                0.5 => 2 / Math.PI * Math.Asin(Math.Sqrt(x)),
                1 => x,
                _ => (3 * x * x) - (2 * x * x * x),
            };
            Assert.Equal(expected, (i + 0.5) / Count, 0.0138);
        }
    }

    /// <summary>The mean is 1/2 and the variance 1 / (4 (2 alpha + 1)).</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Shares_have_the_mean_and_variance(double alpha)
    {
        double[] draws = [.. Draw(alpha)];
        double variance = 1 / (4 * ((2 * alpha) + 1)), mean = draws.Average();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1));
        Assert.Equal(0.5, mean, 4 * Math.Sqrt(variance / Count));
        Assert.Equal(variance, draws.Average(draw => (draw - 0.5) * (draw - 0.5)), 0.05 * variance);
    }

    private static IEnumerable<double> Draw(double alpha)
    {
        var random = new AugmentationRandom(3);
        for (int i = 0; i < Count; i++)
            yield return BetaDistribution.Draw(alpha, ref random);
    }
}
