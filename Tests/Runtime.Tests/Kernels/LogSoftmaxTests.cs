using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class LogSoftmaxTests
{
    private const double Rounding = 1.0 / (1 << 24);

    [Theory]
    [MemberData(nameof(SoftmaxTests.LengthsAndScales), MemberType = typeof(SoftmaxTests))]
    public void Forward_is_the_logarithm_of_softmax(int length, float scale)
    {
        float[] x = SoftmaxTests.Random(length, scale, 1);
        double[] exact = Exact(x);
        var y = new Guarded(length);
        LogSoftmax.Forward(ref x[0], ref y.First, length);
        y.AssertGuards();

        // The logarithm has the relative errors of the sum: 2 units of exp, half a unit of its argument, one rounding a term.
        for (int i = 0; i < length; i++)
            Assert.Equal(exact[i], y[i], Rounding * (8 + length + (3 * Math.Abs(exact[i])) + (2 * scale)));

        LogSoftmax.Forward(ref x[0], ref x[0], length);
        Assert.Equal(y.Values, x);
    }

    [Theory]
    [MemberData(nameof(SoftmaxTests.LengthsAndScales), MemberType = typeof(SoftmaxTests))]
    public void Backward_is_the_derivative(int length, float scale)
    {
        float[] y = [.. Exact(SoftmaxTests.Random(length, scale, 2)).Select(value => (float)value)];
        float[] dy = SoftmaxTests.Random(length, 1f, 3);
        double sum = dy.Sum(value => (double)value), magnitude = dy.Sum(MathF.Abs);
        var dx = new Guarded(length);
        LogSoftmax.Backward(ref y[0], ref dy[0], ref dx.First, length);
        dx.AssertGuards();
        for (int i = 0; i < length; i++)
        {
            double share = Math.Exp(y[i]);
            Assert.Equal(dy[i] - (share * sum), dx[i], Rounding * ((share * (8 + length) * magnitude) + 2));
        }

        LogSoftmax.Backward(ref y[0], ref dy[0], ref dy[0], length);
        Assert.Equal(dx.Values, dy);
    }

    [Fact]
    public void Large_values_neither_overflow_nor_take_the_logarithm_of_zero()
    {
        float[] x = [1e30f, 1e30f, -1e30f, 0, float.NegativeInfinity];
        LogSoftmax.Forward(ref x[0], ref x[0], x.Length);
        Assert.Equal([-0.6931472f, -0.6931472f, -2e30f, -1e30f, float.NegativeInfinity], x);
        float[] small = [0, -200];
        LogSoftmax.Forward(ref small[0], ref small[0], 2);
        Assert.Equal([0f, -200f], small);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_value_that_is_no_number_shows(int place)
    {
        float[] x = SoftmaxTests.Random(10, 1f, 4);
        x[place] = float.NaN;
        LogSoftmax.Forward(ref x[0], ref x[0], x.Length);
        Assert.All(x, y => Assert.True(float.IsNaN(y)));
    }

    /// <summary>Sums of many terms keep their accuracy, forward and backward.</summary>
    [Theory]
    [InlineData(1 << 20)]
    [InlineData(100_003)]
    public void Many_classes_cost_no_accuracy(int length)
    {
        float[] x = SoftmaxTests.Random(length, 0.01f, 5);
        double[] exact = Exact(x);
        var y = new float[length];
        LogSoftmax.Forward(ref x[0], ref y[0], length);
        for (int i = 0; i < length; i++)
            Assert.True(Math.Abs(y[i] - exact[i]) <= 3e-6, $"{i}: {y[i]} rather than {exact[i]}");

        float[] dy = [.. Enumerable.Repeat(0.1f, length)];
        var dx = new float[length];
        LogSoftmax.Backward(ref y[0], ref dy[0], ref dx[0], length);
        double sum = length * (double)0.1f;
        for (int i = 0; i < length; i++)
            Assert.True(Math.Abs(dx[i] - (dy[i] - (Math.Exp(y[i]) * sum))) <= 1e-6 * 0.1, $"{i}: {dx[i]}");
    }

    private static double[] Exact(float[] x)
    {
        double largest = x.Max();
        double logarithm = Math.Log(x.Sum(value => Math.Exp(value - largest)));
        return [.. x.Select(value => value - largest - logarithm)];
    }
}
