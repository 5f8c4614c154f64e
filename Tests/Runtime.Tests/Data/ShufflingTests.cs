namespace Unroll.Runtime.Tests.Data;

public sealed class ShufflingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Is_a_permutation(int count)
    {
        int[] order = Order(count, 1, 2);

        Assert.Equal(Enumerable.Range(0, count), order.Order());
    }

    [Fact]
    public void Depends_on_seed_and_stream()
    {
        Assert.Equal(Order(100, 1, 2), Order(100, 1, 2));
        Assert.NotEqual(Order(100, 1, 2), Order(100, 2, 2));
        Assert.NotEqual(Order(100, 1, 2), Order(100, 1, 3));
        Assert.NotEqual(Order(100, 1, 2), Order(100, 2, 1));
    }

    [Fact]
    public void Every_order_of_four_is_equally_likely()
    {
        const int Draws = 24_000;
        var counts = new Dictionary<string, int>();
        for (int seed = 0; seed < Draws; seed++)
        {
            string order = string.Join(' ', Order(4, seed, 0));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // Chi-squared with 23 degrees of freedom; 58.6 is exceeded by chance once in 16,000 (the draws are fixed by their seeds).
        double expected = Draws / 24.0;
        Assert.Equal(24, counts.Count);
        Assert.True(counts.Values.Sum(count => (count - expected) * (count - expected) / expected) < 58.6);
    }

    private static int[] Order(int count, int seed, int stream)
    {
        int[] order = new int[count];
        Shuffling.Fill(order, seed, stream);
        return order;
    }
}
