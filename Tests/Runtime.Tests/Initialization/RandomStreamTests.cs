namespace Unroll.Runtime.Tests.Initialization;

public sealed class RandomStreamTests
{
    /// <summary>The first numbers of the reference implementation (Vigna, splitmix64.c) for the seed 1234567.</summary>
    [Fact]
    public void The_stream_is_SplitMix64()
    {
        var stream = new RandomStream(1234567);
        ulong[] expected =
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        foreach (ulong bits in expected)
            Assert.Equal(bits, stream.NextBits());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void Integers_below_a_limit_are_even(int limit)
    {
        const int Draws = 100_000;
        var stream = new RandomStream(1);
        int[] counts = new int[limit];
        for (int i = 0; i < Draws; i++)
            counts[stream.NextBelow(limit)]++;
        double expected = Draws / (double)limit;
        Assert.All(counts, count => Assert.InRange(count, expected - (6 * Math.Sqrt(expected)), expected + (6 * Math.Sqrt(expected))));
    }

    [Fact]
    public void Integers_reach_the_largest_limit()
    {
        var stream = new RandomStream(1);
        for (int i = 0; i < 1000; i++)
            Assert.InRange(stream.NextBelow(int.MaxValue), 0, int.MaxValue - 1);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_the_normal_distribution()
    {
        const int Draws = 200_000;
        var stream = new RandomStream(2);
        double sum = 0, squares = 0, fourth = 0;
        int beyondTwo = 0;
        for (int i = 0; i < Draws; i++)
        {
            double x = stream.NextNormal();
            sum += x;
            squares += x * x;
            fourth += x * x * x * x;
            beyondTwo += Math.Abs(x) > 2 ? 1 : 0;
        }

        // Six standard errors: of the mean sqrt(1/n), of the second moment sqrt(2/n), of the fourth sqrt(96/n).
        Assert.Equal(0, sum / Draws, 6 * Math.Sqrt(1.0 / Draws));
        Assert.Equal(1, squares / Draws, 6 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(3, fourth / Draws, 6 * Math.Sqrt(96.0 / Draws));
        Assert.Equal(0.0455, beyondTwo / (double)Draws, 6 * Math.Sqrt(0.0455 / Draws));
    }
}
