namespace Unroll.Vision.Tests;

public sealed class BalancedSamplerTests
{
    /// <summary>10 positive, 20 ignored, 70 negative.</summary>
    private static readonly int[] Matches = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? i : i % 10 < 3 ? -2 : -1)];

    [Theory]
    [InlineData(8, 0.5, 4, 4)]
    [InlineData(15, 0.25, 3, 12)]
    [InlineData(40, 0.5, 10, 30)]     // more negative ones where positive ones are missing
    [InlineData(200, 0.5, 10, 70)]    // all
    [InlineData(5, 0, 0, 5)]
    [InlineData(5, 1, 5, 0)]
    public void The_numbers_are_torchvisions(int count, double fraction, int positive, int negative)
    {
        var sampler = new BalancedSampler(count, fraction, seed: 3);
        int[] drawn = new int[count];
        int all = sampler.Draw(Matches, drawn, out int positives);
        Assert.Equal((positive, negative), (positives, all - positives));
        Assert.All(drawn[..positives], i => Assert.True(Matches[i] >= 0));
        Assert.All(drawn[positives..all], i => Assert.Equal(AnchorMatcher.Background, Matches[i]));
        Assert.Equal(all, drawn[..all].Distinct().Count());
        Assert.Equal(drawn[positives..all].Order(), drawn[positives..all]);
    }

    /// <summary>Each of the 70 negative ones is drawn in 8 of 70 cases: 457 times of 4,000, with a deviation of 20.</summary>
    [Fact]
    public void Every_one_has_the_same_chance()
    {
        var sampler = new BalancedSampler(8, 0, seed: 1);
        int[] drawn = new int[8], times = new int[100];
        for (int i = 0; i < 4000; i++)
        {
            sampler.Draw(Matches, drawn, out _);
            foreach (int index in drawn)
                times[index]++;
        }

        Assert.All(Enumerable.Range(0, 100).Where(i => Matches[i] == -1), i => Assert.InRange(times[i], 457 - 90, 457 + 90));
    }

    [Fact]
    public void A_seed_gives_the_same_samples_and_calls_go_on()
    {
        BalancedSampler first = new(8, seed: 5), second = new(8, seed: 5);
        int[] a = new int[8], b = new int[8], c = new int[8];
        first.Draw(Matches, a, out _);
        second.Draw(Matches, b, out _);
        second.Draw(Matches, c, out _);
        Assert.Equal(a, b);
        Assert.NotEqual(b, c);
        Assert.Equal(0, Allocation.Of(() => first.Draw(Matches, a, out _), 10));
        Assert.Throws<ArgumentException>(() => first.Draw(Matches, new int[7], out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BalancedSampler(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BalancedSampler(1, double.NaN));
    }
}
