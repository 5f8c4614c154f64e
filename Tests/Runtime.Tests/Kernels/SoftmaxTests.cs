using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class SoftmaxTests
{
    private const double Rounding = 1.0 / (1 << 24);

    public static TheoryData<int, float> LengthsAndScales =>
        Combinations.Of<int, float>([1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 31, 64, 70, 1000], [0.01f, 1f, 30f, 1e4f]);

    [Theory]
    [MemberData(nameof(LengthsAndScales))]
    public void Forward_is_the_softmax(int length, float scale)
    {
        float[] x = Random(length, scale, 1);
        double[] exact = Exact(x);
        var y = new Guarded(length);
        Softmax.Forward(ref x[0], ref y.First, length);
        y.AssertGuards();

        // exp errs by 2 units, its argument by half a unit of its size, which is at most 2 * scale; the sum by one rounding a term.
        for (int i = 0; i < length; i++)
            Assert.Equal(exact[i], y[i], exact[i] * Rounding * (8 + (4 * Math.Min(scale, 104)) + length) + 1e-44);

        Softmax.Forward(ref x[0], ref x[0], length);
        Assert.Equal(y.Values, x);
    }

    [Theory]
    [MemberData(nameof(LengthsAndScales))]
    public void Backward_is_the_derivative(int length, float scale)
    {
        float[] y = [.. Exact(Random(length, scale, 2)).Select(value => (float)value)];
        float[] dy = Random(length, 1f, 3);
        double dot = y.Zip(dy, (a, b) => a * (double)b).Sum();
        var dx = new Guarded(length);
        Softmax.Backward(ref y[0], ref dy[0], ref dx.First, length);
        dx.AssertGuards();
        for (int i = 0; i < length; i++)
            Assert.Equal(y[i] * (dy[i] - dot), dx[i], y[i] * Rounding * (8 + length) + 1e-44);

        Softmax.Backward(ref y[0], ref dy[0], ref dy[0], length);
        Assert.Equal(dx.Values, dy);
    }

    [Fact]
    public void Extreme_values_neither_overflow_nor_divide_by_zero()
    {
        float[] x = [float.MaxValue, -float.MaxValue, float.MaxValue, 0, float.NegativeInfinity];
        Softmax.Forward(ref x[0], ref x[0], x.Length);
        Assert.Equal([0.5f, 0, 0.5f, 0, 0], x);
        float[] low = [-float.MaxValue, -float.MaxValue];
        Softmax.Forward(ref low[0], ref low[0], 2);
        Assert.Equal([0.5f, 0.5f], low);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_value_that_is_no_number_shows(int place)
    {
        float[] x = Random(10, 1f, 4);
        x[place] = float.NaN;
        Softmax.Forward(ref x[0], ref x[0], x.Length);
        Assert.All(x, y => Assert.True(float.IsNaN(y)));
    }

    /// <summary>
    /// Many classes of nearly equal probability: their sum keeps its accuracy, with and without a last, incomplete vector.
    /// </summary>
    [Theory]
    [InlineData(1 << 20)]
    [InlineData(100_003)]
    public void Many_classes_cost_no_accuracy(int length)
    {
        float[] x = Random(length, 0.01f, 5);
        double[] exact = Exact(x);
        var y = new float[length];
        Softmax.Forward(ref x[0], ref y[0], length);
        for (int i = 0; i < length; i++)
            Assert.True(Math.Abs(y[i] - exact[i]) <= 1e-6 * exact[i], $"{i}: {y[i]} rather than {exact[i]}");

        float[] dy = [.. Enumerable.Repeat(0.1f, length)];
        var dx = new float[length];
        Softmax.Backward(ref y[0], ref dy[0], ref dx[0], length);
        double dot = 0.1f * y.Sum(value => (double)value);
        for (int i = 0; i < length; i++)
            Assert.True(Math.Abs(dx[i] - (y[i] * (dy[i] - dot))) <= 1e-6 * 0.1 * exact[i], $"{i}: {dx[i]}");

        double largest = x.Max();
        double loss = Math.Log(x.Sum(value => Math.Exp(value - largest))) + largest - x[7];
        Assert.Equal(loss, Losses.SoftmaxCrossEntropyLoss(ref x[0], 7, length), 1e-6);
        Assert.Equal(loss, Losses.SoftmaxCrossEntropy(ref x[0], 7, ref dx[0], 1f, length), 1e-6);
    }

    private static double[] Exact(float[] x)
    {
        double largest = x.Max();
        double sum = x.Sum(value => Math.Exp(value - largest));
        return [.. x.Select(value => Math.Exp(value - largest) / sum)];
    }

    internal static float[] Random(int length, float scale, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1) * scale)];
    }
}
