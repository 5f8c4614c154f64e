using System.Runtime.CompilerServices;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class SampleNormTests
{
    private const int Channels = 6, Groups = 2, Width = 16;

    /// <summary>Means far from 0, small deviations and many pixels, in padded pixels and in planes.</summary>
    [Theory]
    [InlineData(1, 1, 0, false)]
    [InlineData(7, 9, 0, false)]
    [InlineData(7, 9, 0, true)]
    [InlineData(1, 1 << 20, 0, false)]
    [InlineData(1024, 1024, 1, true)]
    [InlineData(300, 301, 1000, false)]
    [InlineData(300, 301, 1000, true)]
    public void Groups_have_the_statistics_of_double_precision(int rows, int columns, float mean, bool planes)
    {
        float[] x = Values(rows * columns, mean);
        float[] y = GroupNorm(rows, columns, x, planes, out float[] statistics);
        for (int first = 0; first < Channels; first += Channels / Groups)
        {
            int[] group = [.. Enumerable.Range(0, x.Length).Where(i => i % Channels / (Channels / Groups) == first / (Channels / Groups))];
            double exact = group.Average(i => (double)x[i]), variance = group.Average(i => (x[i] - exact) * (x[i] - exact));
            double inverse = 1 / Math.Sqrt(variance + 1e-5f);
            Assert.Equal(exact, statistics[first], 1e-7 * Math.Abs(exact) + 1e-7);
            Assert.Equal(1, statistics[Width + first] / inverse, 1e-6);
            double allowed = 2e-6 + (1e-7 * Math.Abs(exact) * inverse);
            Assert.All(group, i => Assert.True(Math.Abs(y[i] - ((x[i] - exact) * inverse)) <= allowed * (1 + Math.Abs(y[i]))));
        }
    }

    /// <summary>Also of numbers whose sum in single precision is rounded, and beside a channel with an outlier.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Equal_elements_become_zero(bool planes)
    {
        float[] x = [.. Enumerable.Repeat(0.1f, 333 * Channels)];
        Assert.All(GroupNorm(37, 9, x, planes, out _), value => Assert.Equal(0, value));
        x[Channels - 1] = 1e9f;
        float[] y = GroupNorm(37, 9, x, planes, out _);
        Assert.All(Enumerable.Range(0, x.Length).Where(i => i % Channels < Channels / Groups), i => Assert.Equal(0, y[i]));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(61, false)]
    [InlineData(61, true)]
    [InlineData(377, true)]
    public void A_value_that_is_no_number_shows_in_its_group_alone(int place, bool planes)
    {
        float[] x = Values(63, 0);
        x[place] = float.NaN;
        float[] y = GroupNorm(7, 9, x, planes, out _);
        int own = place % Channels / (Channels / Groups);
        for (int i = 0; i < x.Length; i++)
            Assert.Equal(i % Channels / (Channels / Groups) == own, float.IsNaN(y[i]));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(35, 1000)]
    [InlineData(1 << 20, 100)]
    public void Pixels_have_the_statistics_of_double_precision(int channels, float mean)
    {
        float[] x = [.. Values(channels, mean).Take(2 * channels)], y = new float[(2 * channels) + 1], statistics = new float[4];
        y[^1] = 7;
        var strides = new ElementStrides(0, channels, 1);
        new LayerNorm(1, 2, channels).Forward(
            ref x[0], strides, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), ref y[0], strides, ref statistics[0], 1e-5f);
        for (int pixel = 0; pixel < 2; pixel++)
        {
            float[] own = x[(pixel * channels)..((pixel + 1) * channels)];
            double exact = own.Average(value => (double)value), variance = own.Average(value => (value - exact) * (value - exact));
            double inverse = 1 / Math.Sqrt(variance + 1e-5f), allowed = 2e-6 + (1e-7 * Math.Abs(exact) * inverse);
            Assert.Equal(1, statistics[(2 * pixel) + 1] / inverse, 1e-6);
            for (int i = 0; i < channels; i++)
            {
                float given = y[(pixel * channels) + i];
                Assert.True(Math.Abs(given - ((own[i] - exact) * inverse)) <= allowed * (1 + Math.Abs(given)), $"{i}: {given}");
            }
        }

        Assert.Equal(7, y[^1]);
    }

    /// <summary>Numbers of deviation 0.6 around a mean.</summary>
    private static float[] Values(int pixels, float mean)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, pixels * Channels).Select(i => mean + (2 * random.NextSingle()) - 1 + (i % Channels * 0.125f))];
    }

    /// <summary>Normalizes values in the order row, column, channel without scale and shift.</summary>
    private static float[] GroupNorm(int rows, int columns, float[] x, bool planes, out float[] statistics)
    {
        int pixels = rows * columns;
        int At(int i) => planes ? (i % Channels * pixels) + (i / Channels) : (i / Channels * Width) + (i % Channels);
        float[] input = new float[pixels * Width], output = new float[pixels * Width], scratch = new float[6 * Width];
        statistics = new float[2 * Width];
        for (int i = 0; i < x.Length; i++)
            input[At(i)] = x[i];
        ElementStrides strides = planes ? new(columns, 1, pixels) : new(columns * Width, Width, 1);
        new GroupNorm(rows, columns, Channels, Groups).Forward(
            ref input[0], strides, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), ref output[0], strides,
            ref statistics[0], ref scratch[0], 1e-5f);
        return [.. Enumerable.Range(0, x.Length).Select(i => output[At(i)])];
    }
}
