using System.Numerics;

namespace Unroll.Vision.Segmentation;

/// <summary>
/// Sums of neighboring rows, and of neighboring columns, of [rows, columns, channels] with weights. Beyond its border a picture goes on
/// mirrored, the last pixel twice: SciPy's mode "reflect". It keeps its memory.
/// </summary>
internal sealed class SeparableFilter
{
    private float[] _between = [], _row = [];

    /// <summary>The weights of a Gaussian, up to four deviations as in SciPy, of sum 1.</summary>
    public static float[] Gaussian(double sigma)
    {
        int radius = (int)((4 * sigma) + 0.5);
        double[] weights = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(
            i => i == 0 ? 1 : Math.Exp(-i * i / (2 * sigma * sigma)))];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    /// <summary>The weights of its derivative: the response to a ramp that rises by 1 a pixel is 1.</summary>
    public static float[] GaussianDerivative(double sigma)
    {
        double[] weights = Array.ConvertAll(Gaussian(sigma), x => (double)x);
        int radius = weights.Length / 2;
        double ramp = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] *= i - radius;
            ramp += weights[i] * (i - radius);
        }

        return Array.ConvertAll(weights, weight => (float)(weight / ramp));
    }

    /// <summary>Filters along the columns, then along the rows.</summary>
    /// <param name="from">The numbers [rows, columns, channels].</param>
    /// <param name="to">Gets as many. It may be <paramref name="from"/>.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="down">Weights of neighboring rows, an odd number.</param>
    /// <param name="across">Weights of neighboring columns, an odd number.</param>
    public void Filter(
        ReadOnlySpan<float> from, Span<float> to, int rows, int columns, int channels, ReadOnlySpan<float> down, ReadOnlySpan<float> across)
    {
        int width = columns * channels, radius = across.Length / 2;
        if (_between.Length < from.Length)
            _between = new float[from.Length];
        if (_row.Length < width + (2 * radius * channels))
            _row = new float[width + (2 * radius * channels)];
        Span<float> between = _between.AsSpan(0, from.Length), row = _row.AsSpan(0, width + (2 * radius * channels));
        for (int y = 0; y < rows; y++)
        {
            Span<float> sums = between.Slice(y * width, width);
            sums.Clear();
            for (int i = 0; i < down.Length; i++)
                AddScaled(from.Slice(Mirrored(y + i - (down.Length / 2), rows) * width, width), down[i], sums);
        }

        for (int y = 0; y < rows; y++)
        {
            ReadOnlySpan<float> line = between.Slice(y * width, width);
            line.CopyTo(row[(radius * channels)..]);
            for (int i = 1; i <= radius; i++)
            {
                line.Slice(Mirrored(-i, columns) * channels, channels).CopyTo(row[((radius - i) * channels)..]);
                line.Slice(Mirrored(columns - 1 + i, columns) * channels, channels).CopyTo(row[((radius + columns - 1 + i) * channels)..]);
            }

            Span<float> sums = to.Slice(y * width, width);
            sums.Clear();
            for (int i = 0; i < across.Length; i++)
                AddScaled(row.Slice(i * channels, width), across[i], sums);
        }
    }

    private static int Mirrored(int place, int extent)
    {
        int period = 2 * extent;
        place = ((place % period) + period) % period;
        return place < extent ? place : period - 1 - place;
    }

    private static void AddScaled(ReadOnlySpan<float> x, float weight, Span<float> sums)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count)
        {
            Span<float> to = sums[i..];
            (new Vector<float>(to) + (new Vector<float>(x[i..]) * weight)).CopyTo(to);
        }

        for (; i < x.Length; i++)
            sums[i] += x[i] * weight;
    }
}
