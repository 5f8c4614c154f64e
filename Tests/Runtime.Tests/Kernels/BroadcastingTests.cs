using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class BroadcastingTests
{
    private const int Pitch = 24;   // floats of a pixel, of which some are no elements

    public static TheoryData<int, int, int, int, int> Extents()
    {
        var data = new TheoryData<int, int, int, int, int>();
        foreach (int channels in new[] { 1, 3, 8, 16, 19 })
        {
            for (int repeated = 0; repeated < 8; repeated++)
                data.Add(4, 5, channels, repeated, 0);
            data.Add(4, 5, channels, 3, 1);
            data.Add(4, 5, channels, 4, 1);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Extents))]
    public void A_value_is_repeated_and_its_gradient_is_the_sum(int rows, int columns, int channels, int repeated, int accumulates)
    {
        // The bits of repeated say along what: rows, columns, channels.
        int keptRows = (repeated & 1) != 0 ? 1 : rows, keptColumns = (repeated & 2) != 0 ? 1 : columns;
        int keptChannels = (repeated & 4) != 0 ? 1 : channels;
        var full = new ElementStrides(columns * Pitch, Pitch, 1);
        var few = new ElementStrides(
            keptRows == 1 ? 0 : keptColumns * Pitch, keptColumns == 1 ? 0 : Pitch, keptChannels == 1 ? 0 : 1);
        float[] x = Random(keptRows * keptColumns * Pitch, 1), dy = Random(rows * columns * Pitch, 2);
        float[] y = new float[rows * columns * Pitch], dx = [.. Enumerable.Repeat(0.5f, x.Length)];
        float[] expectedY = [.. y];
        double[] expectedDx = [.. dx.Select(value => (double)value)];
        bool[] written = new bool[x.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    int place = (((row * columns) + column) * Pitch) + channel;
                    int from = (Math.Min(row, keptRows - 1) * keptColumns * Pitch) + (Math.Min(column, keptColumns - 1) * Pitch)
                        + Math.Min(channel, keptChannels - 1);
                    expectedY[place] = x[from];
                    if (!written[from] && accumulates == 0)
                        expectedDx[from] = 0;
                    written[from] = true;
                    expectedDx[from] += dy[place];
                }
            }
        }

        Broadcasting.Forward(ref x[0], ref y[0], rows, columns, channels, few, full);
        Assert.Equal(expectedY, y);
        Broadcasting.Backward(ref dy[0], ref dx[0], rows, columns, channels, full, few, accumulates != 0);
        for (int i = 0; i < dx.Length; i++)
            Assert.Equal(expectedDx[i], dx[i], 1e-6 * Math.Max(1, Math.Abs(expectedDx[i])));
    }

    /// <summary>A million terms, all equal: in single precision, one after the other, they would lose a hundredth.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Long_sums_cost_no_accuracy(int channels)
    {
        const int Side = 1024;
        float[] dy = [.. Enumerable.Repeat(0.1f, Side * Side * channels)], dx = new float[channels];
        var full = new ElementStrides(Side * channels, channels, 1);
        Broadcasting.Backward(ref dy[0], ref dx[0], Side, Side, channels, full, new(0, 0, channels == 1 ? 0 : 1), accumulates: false);
        Assert.All(dx, sum => Assert.Equal(0.1f * (double)Side * Side, sum, 0.01));
        Broadcasting.Backward(ref dy[0], ref dx[0], Side, Side, channels, full, default, accumulates: false);
        Assert.Equal(0.1f * (double)Side * Side * channels, dx[0], 0.2);
    }

    private static float[] Random(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }
}
