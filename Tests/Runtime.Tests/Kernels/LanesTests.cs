using System.Runtime.Intrinsics;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class LanesTests
{
    [Fact]
    public void Vectors_of_128_bits()
    {
        Vector128<float> a = Vector128.Create(Numbers(4, 1), 0), b = Vector128.Create(Numbers(4, 100), 0);
        float[] both = [.. Elements(a), .. Elements(b)];
        Assert.Equal(EvenOf(both), Elements(Lanes.Even(a, b)));
        Assert.Equal(OddOf(both), Elements(Lanes.Odd(a, b)));
        Assert.Equal(Interleaved(both)[..4], Elements(Lanes.InterleaveLow(a, b)));
        Assert.Equal(Interleaved(both)[4..], Elements(Lanes.InterleaveHigh(a, b)));
    }

    [Fact]
    public void Vectors_of_256_bits()
    {
        Vector256<float> a = Vector256.Create(Numbers(8, 1), 0), b = Vector256.Create(Numbers(8, 100), 0);
        float[] both = [.. Elements(a), .. Elements(b)];
        Assert.Equal(EvenOf(both), Elements(Lanes.Even(a, b)));
        Assert.Equal(OddOf(both), Elements(Lanes.Odd(a, b)));
        Assert.Equal(Interleaved(both)[..8], Elements(Lanes.InterleaveLow(a, b)));
        Assert.Equal(Interleaved(both)[8..], Elements(Lanes.InterleaveHigh(a, b)));
    }

    [Fact]
    public void Vectors_of_512_bits()
    {
        Vector512<float> a = Vector512.Create(Numbers(16, 1), 0), b = Vector512.Create(Numbers(16, 100), 0);
        float[] both = [.. Elements(a), .. Elements(b)];
        Assert.Equal(EvenOf(both), Elements(Lanes.Even(a, b)));
        Assert.Equal(OddOf(both), Elements(Lanes.Odd(a, b)));
        Assert.Equal(Interleaved(both)[..16], Elements(Lanes.InterleaveLow(a, b)));
        Assert.Equal(Interleaved(both)[16..], Elements(Lanes.InterleaveHigh(a, b)));
    }

    /// <summary>Every two, and every three, of ordinary numbers, infinities and NaN of both signs.</summary>
    [Fact]
    public void The_largest_and_the_smallest_are_NaN_where_one_is()
    {
        float[] values = [1, -2, 0, float.PositiveInfinity, float.NegativeInfinity, float.NaN, BitConverter.UInt32BitsToSingle(0x7FC00001)];
        foreach (float a in values)
        {
            foreach (float b in values)
            {
                Assert.Equal(Math.Max(a, b), Lanes.Largest(Vector128.Create(a), Vector128.Create(b))[3]);
                Assert.Equal(Math.Max(a, b), Lanes.Largest(Vector256.Create(a), Vector256.Create(b))[7]);
                Assert.Equal(Math.Max(a, b), Lanes.Largest(Vector512.Create(a), Vector512.Create(b))[15]);
                Assert.Equal(Math.Min(a, b), Lanes.Smallest(Vector128.Create(a), Vector128.Create(b))[3]);
                Assert.Equal(Math.Min(a, b), Lanes.Smallest(Vector256.Create(a), Vector256.Create(b))[7]);
                Assert.Equal(Math.Min(a, b), Lanes.Smallest(Vector512.Create(a), Vector512.Create(b))[15]);
                foreach (float c in values)
                {
                    float largest = Math.Max(Math.Max(a, b), c);
                    Assert.Equal(largest, Lanes.Largest(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[3]);
                    Assert.Equal(largest, Lanes.Largest(Vector256.Create(a), Vector256.Create(b), Vector256.Create(c))[7]);
                    Assert.Equal(largest, Lanes.Largest(Vector512.Create(a), Vector512.Create(b), Vector512.Create(c))[15]);
                }
            }
        }
    }

    [Fact]
    public void Comparisons_hold_where_one_is_NaN()
    {
        float[] values = [1, -2, 0, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (float a in values)
        {
            foreach (float b in values)
            {
                int notLess = a < b ? 0 : -1, notLessOrEqual = a <= b ? 0 : -1, unordered = float.IsNaN(a) || float.IsNaN(b) ? -1 : 0;
                (Vector128<float> a128, Vector128<float> b128) = (Vector128.Create(a), Vector128.Create(b));
                (Vector256<float> a256, Vector256<float> b256) = (Vector256.Create(a), Vector256.Create(b));
                (Vector512<float> a512, Vector512<float> b512) = (Vector512.Create(a), Vector512.Create(b));
                Assert.Equal((notLess, notLessOrEqual, unordered), (
                    Lanes.NotLess(a128, b128).AsInt32()[1], Lanes.NotLessOrEqual(a128, b128).AsInt32()[1], Lanes.Unordered(a128, b128)
                        .AsInt32()[1]));
                Assert.Equal((notLess, notLessOrEqual, unordered), (
                    Lanes.NotLess(a256, b256).AsInt32()[5], Lanes.NotLessOrEqual(a256, b256).AsInt32()[5], Lanes.Unordered(a256, b256)
                        .AsInt32()[5]));
                Assert.Equal((notLess, notLessOrEqual, unordered), (
                    Lanes.NotLess(a512, b512).AsInt32()[9], Lanes.NotLessOrEqual(a512, b512).AsInt32()[9], Lanes.Unordered(a512, b512)
                        .AsInt32()[9]));
            }

            float finite = float.IsNaN(a) ? float.PositiveInfinity : a;
            Assert.Equal(finite, Lanes.InfiniteForNaN(Vector128.Create(a))[2]);
            Assert.Equal(finite, Lanes.InfiniteForNaN(Vector256.Create(a))[6]);
            Assert.Equal(finite, Lanes.InfiniteForNaN(Vector512.Create(a))[11]);
        }
    }

    private static float[] Numbers(int count, int first) => [.. Enumerable.Range(first, count).Select(number => (float)number)];

    private static float[] EvenOf(float[] values) => [.. values.Where((_, index) => index % 2 == 0)];

    private static float[] OddOf(float[] values) => [.. values.Where((_, index) => index % 2 == 1)];

    /// <summary>The elements of the first and of the second half by turns.</summary>
    private static float[] Interleaved(float[] values)
    {
        int half = values.Length / 2;
        return [.. values[..half].Zip(values[half..], (even, odd) => (float[])[even, odd]).SelectMany(pair => pair)];
    }

    private static float[] Elements(Vector128<float> vector) => [.. Enumerable.Range(0, 4).Select(lane => vector[lane])];

    private static float[] Elements(Vector256<float> vector) => [.. Enumerable.Range(0, 8).Select(lane => vector[lane])];

    private static float[] Elements(Vector512<float> vector) => [.. Enumerable.Range(0, 16).Select(lane => vector[lane])];
}
