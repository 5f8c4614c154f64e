namespace Unroll.Runtime.Tests.Search;

public sealed class RungTests
{
    // The bracket s = 4 of table 1 of Li et al., "Hyperband", JMLR 18, 2018, for R = 81 and the factor 3.
    [Fact]
    public void Halving_is_that_of_the_paper() => Assert.Equal(
        [(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)], Rungs(new SuccessiveHalving(), trials: 81, epochs: 81));

    [Theory]
    [InlineData(27, 9, 3, 1, "27x1 9x3 3x9")]
    [InlineData(54, 9, 3, 1, "54x1 18x3 6x9")]
    [InlineData(20, 10, 3, 1, "20x1 6x3 2x10")]        // 10 / 9 and 10 / 3, 20 / 3 and 20 / 9, all rounded down
    [InlineData(20, 10, 3, 2, "20x3 6x10")]            // 10 / 9 is below the least
    [InlineData(4, 81, 3, 1, "4x27 1x81")]             // not without a trial at the end
    [InlineData(2, 81, 3, 1, "2x81")]
    [InlineData(100, 2, 3, 1, "100x2")]
    [InlineData(8, 8, 2, 1, "8x1 4x2 2x4 1x8")]
    [InlineData(1, 1, 3, 1, "1x1")]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, 1, "2147483647x1 1x2147483647")]
    public void Trials_and_epochs_are_rounded_down(int trials, int epochs, int factor, int least, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Rungs(new SuccessiveHalving(factor, least), trials, epochs).Select(rung => $"{rung.Item1}x{rung.Item2}")));

    [Fact]
    public void At_random_all_trials_get_all_epochs() => Assert.Equal([(7, 5)], Rungs(new RandomSearch(), trials: 7, epochs: 5));

    [Fact]
    public void Wrong_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveHalving(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveHalving(leastEpochs: 0));
        foreach (SearchMethod method in (SearchMethod[])[new SuccessiveHalving(), new RandomSearch()])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => method.Rungs(0, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => method.Rungs(1, 0));
        }
    }

    private static IEnumerable<(int, int)> Rungs(SearchMethod method, int trials, int epochs) =>
        method.Rungs(trials, epochs).Select(rung => (rung.Trials, rung.Epochs));
}
