using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class DropoutTests
{
    private const int Many = 1 << 20;

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.75f)]
    [InlineData(0.999f)]
    public void The_share_dropped_is_the_rate(float rate)
    {
        for (ulong key = 0; key < 4; key++)
        {
            int dropped = Mask(Many, key, rate).Count(kept => !kept);
            Assert.InRange(dropped, (Many * rate) - Deviation(rate), (Many * rate) + Deviation(rate));
        }
    }

    [Fact]
    public void What_is_kept_is_scaled_so_that_the_expectation_stays()
    {
        float[] x = [.. Enumerable.Range(1, 1000).Select(i => (float)i)];
        float[] y = Apply(x, 7, 0.2f);
        Assert.All(y, (value, i) => Assert.True(value == 0 || value == x[i] * (1f / (1f - 0.2f))));
        Assert.Equal(x.Sum(), y.Sum(), x.Sum() * 0.05);
    }

    [Fact]
    public void Without_a_rate_nothing_changes_and_what_is_dropped_is_zero()
    {
        float[] x = [1f, float.NaN, float.PositiveInfinity, -0f, 1e-45f, 3f, 4f, 5f, 6f, 7f, 8f];
        Assert.Equal(x, Apply(x, 3, 0f));
        float[] infinite = Enumerable.Repeat(float.NaN, 100).ToArray();
        Assert.Contains(0f, Apply(infinite, 3, 0.5f));
        Assert.Contains(float.NaN, Apply(infinite, 3, 0.5f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(17)]
    [InlineData(70)]
    [InlineData(1000)]
    public void The_mask_depends_on_key_and_index_alone(int length)
    {
        bool[] mask = Mask(length, 42, 0.5f);
        Assert.Equal(mask, Mask(5000, 42, 0.5f)[..length]);
        float[] x = Enumerable.Repeat(1f, length).ToArray();
        Dropout.Apply(ref x[0], ref x[0], length, 42, 0.5f);
        Assert.Equal(mask, x.Select(value => value != 0));
        var guarded = new Guarded(length);
        Dropout.Apply(ref x[0], ref guarded.First, length, 42, 0.5f);
        guarded.AssertGuards();
    }

    [Theory]
    [InlineData(0ul, 0.5f)]
    [InlineData(42ul, 0.1f)]
    [InlineData(ulong.MaxValue, 0.9f)]
    public void The_mask_is_that_of_the_documented_hash_on_every_machine(ulong key, float rate)
    {
        bool[] expected =
            [.. Enumerable.Range(0, 3000).Select(index => Hash(key, (uint)index) >> 8 >= Math.Round(rate * (double)(1 << 24)))];
        Assert.Equal(expected, Mask(3000, key, rate));
    }

    [Fact]
    public void Neighbors_other_keys_and_powers_of_two_are_independent()
    {
        bool[] mask = Mask(Many, 1, 0.5f);
        foreach (ulong other in (ulong[])[0, 2, 3, 1ul << 32, 1ul << 63, ulong.MaxValue])
            AssertIndependent(mask, Mask(Many, other, 0.5f));
        for (int distance = 1; distance < Many / 2; distance *= 2)
            AssertIndependent(mask[distance..], mask[..^distance]);
        AssertIndependent(mask[3..], mask[..^3]);
        AssertIndependent(mask[784..], mask[..^784]);
    }

    [Fact]
    public void Every_pattern_of_eight_neighbors_is_equally_frequent()
    {
        bool[] mask = Mask(Many, 5, 0.5f);
        int[] counts = new int[256];
        for (int i = 0; i < Many; i += 8)
            counts[Enumerable.Range(0, 8).Sum(bit => mask[i + bit] ? 1 << bit : 0)]++;
        double expected = Many / 8 / 256.0;
        double chiSquared = counts.Sum(count => Math.Pow(count - expected, 2) / expected);
        Assert.InRange(chiSquared, 255 - (5 * Math.Sqrt(2 * 255)), 255 + (5 * Math.Sqrt(2 * 255)));   // mean 255, variance 2 * 255
    }

    /// <summary>Two independent masks of rate one half agree in half of their places, give or take five standard deviations.</summary>
    private static void AssertIndependent(bool[] one, bool[] other)
    {
        int agreements = one.Zip(other, (a, b) => a == b).Count(equal => equal);
        Assert.InRange(agreements, (one.Length / 2) - (5 * Math.Sqrt(one.Length) / 2), (one.Length / 2) + (5 * Math.Sqrt(one.Length) / 2));
    }

    /// <summary>Five standard deviations of a binomial distribution.</summary>
    private static double Deviation(double rate) => 5 * Math.Sqrt(Many * rate * (1 - rate));

    private static bool[] Mask(int length, ulong key, float rate) =>
        [.. Apply(Enumerable.Repeat(1f, length).ToArray(), key, rate).Select(value => value != 0)];

    private static float[] Apply(float[] x, ulong key, float rate)
    {
        var y = new float[x.Length];
        Dropout.Apply(ref x[0], ref y[0], x.Length, key, rate);
        return y;
    }

    private static uint Hash(ulong key, uint index)
    {
        unchecked
        {
            key += 0x9E3779B97F4A7C15;
            key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
            key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
            key ^= key >> 31;
            uint hash = (index * 0x9E3779B9) + (uint)key;
            hash = (hash ^ (hash >> 16)) * 0x21F0AAAD;
            hash ^= (uint)(key >> 32);
            return (hash ^ (hash >> 15)) * 0x735A2D97;
        }
    }
}
