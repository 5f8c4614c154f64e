using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class SquaredDistanceTests
{
    /// <summary>Equal differences, whose rounding errors have one sign, and noise; whole vectors and an end.</summary>
    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData(1 << 20, false)]
    [InlineData(100_003, true)]
    [InlineData(263, true)]
    [InlineData(5, false)]
    [InlineData(1, true)]
    public void Many_channels_cost_no_accuracy(int channels, bool equal)
    {
        var random = new Random(1);
        float[] a = [.. Enumerable.Range(0, channels).Select(_ => equal ? 0.1f : random.NextSingle())];
        float[] b = [.. Enumerable.Range(0, channels).Select(_ => equal ? 0.4f : random.NextSingle())];
        double exact = a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum();
        Assert.True(Math.Abs(SquaredDistance.Forward(ref a[0], ref b[0], channels) - exact) <= 1e-6 * exact);

        float[] target = [.. Enumerable.Repeat(5f, channels + 1)];
        SquaredDistance.Backward(ref a[0], ref b[0], 0.75f, ref target[0], channels, accumulates: true);
        for (int i = 0; i < channels; i++)
            Assert.Equal(5 + (1.5 * ((double)a[i] - b[i])), target[i], 1e-6);
        SquaredDistance.Backward(ref b[0], ref a[0], 0.75f, ref target[0], channels, accumulates: false);
        for (int i = 0; i < channels; i++)
            Assert.Equal(1.5 * ((double)b[i] - a[i]), target[i], 1e-6);
        Assert.Equal(5, target[channels]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    public void A_value_that_is_no_number_shows(int place)
    {
        float[] a = [.. Enumerable.Repeat(0.5f, 10)], b = [.. Enumerable.Repeat(0.25f, 10)];
        b[place] = float.NaN;
        Assert.True(float.IsNaN(SquaredDistance.Forward(ref a[0], ref b[0], 10)));
    }
}
