using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class L2NormalizeTests
{
    /// <summary>Equal numbers, whose rounding errors have one sign, and noise; whole vectors and an end.</summary>
    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData(1 << 20, false)]
    [InlineData(100_003, true)]
    [InlineData(263, true)]
    [InlineData(5, false)]
    public void Many_channels_cost_no_accuracy(int channels, bool equal)
    {
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, channels).Select(_ => equal ? 0.1f : random.NextSingle())];
        float[] dy = [.. Enumerable.Range(0, channels).Select(_ => random.NextSingle())];
        float[] y = new float[channels], dx = new float[channels];
        L2Normalize.Forward(ref x[0], ref y[0], channels, 1e-12f);
        L2Normalize.Backward(ref x[0], ref y[0], ref dy[0], ref dx[0], channels, 1e-12f);

        double length = Math.Sqrt(x.Sum(value => (double)value * value));
        double along = x.Zip(dy, (a, b) => a / length * b).Sum();
        for (int i = 0; i < channels; i++)
        {
            double exact = x[i] / length;
            Assert.True(Math.Abs(y[i] - exact) <= 1e-6 * exact, $"{i}: {y[i]} rather than {exact}");
            Assert.True(Math.Abs(dx[i] - ((dy[i] - (exact * along)) / length)) <= 2e-6 / length, $"{i}: gradient {dx[i]}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    public void A_value_that_is_no_number_shows(int place)
    {
        float[] x = [.. Enumerable.Repeat(0.5f, 10)];
        x[place] = float.NaN;
        var y = new float[10];
        L2Normalize.Forward(ref x[0], ref y[0], 10, 1e-12f);
        Assert.All(y, value => Assert.True(float.IsNaN(value)));
    }
}
