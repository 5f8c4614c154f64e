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
