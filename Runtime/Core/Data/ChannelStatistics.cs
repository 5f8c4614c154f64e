namespace Unroll;

/// <summary>Mean, variance, smallest and largest number of each channel over the samples of a set, in double precision.</summary>
internal sealed class ChannelStatistics
{
    private ChannelStatistics(int channels)
    {
        Means = new double[channels];
        Variances = new double[channels];
        Minima = new float[channels];
        Maxima = new float[channels];
        Array.Fill(Minima, float.PositiveInfinity);
        Array.Fill(Maxima, float.NegativeInfinity);
    }

    public double[] Means { get; }

    public double[] Variances { get; }

    public float[] Minima { get; }

    public float[] Maxima { get; }

    /// <summary>Goes over the samples twice: for the means, then for the squared distances from them, so that a large mean costs no
    /// precision.</summary>
    public static ChannelStatistics Measure(DataSet set, int channels, int input)
    {
        ArgumentNullException.ThrowIfNull(set);
        int length = set.InputLength(input);
        if (channels < 1 || length % channels != 0)
            throw new ArgumentException($"{channels} channels do not divide an input of {length} numbers.", nameof(channels));

        var statistics = new ChannelStatistics(channels);
        double count = (double)set.Count * (length / channels);
        for (int sample = 0; sample < set.Count; sample++)
            statistics.AddFirst(set.Input(sample, input), sample);

        Divide(statistics.Means, count);
        for (int sample = 0; sample < set.Count; sample++)
            statistics.AddSecond(set.Input(sample, input));

        Divide(statistics.Variances, count);
        return statistics;
    }

    private void AddFirst(ReadOnlySpan<float> values, int sample)
    {
        for (int i = 0, channel = 0; i < values.Length; i++)
        {
            float value = values[i];
            if (!float.IsFinite(value))
                throw new ArgumentException($"Sample {sample} has {value} at position {i}; expected finite numbers.", "set");

            Means[channel] += value;
            Minima[channel] = Math.Min(Minima[channel], value);
            Maxima[channel] = Math.Max(Maxima[channel], value);
            channel = channel + 1 == Means.Length ? 0 : channel + 1;
        }
    }

    private void AddSecond(ReadOnlySpan<float> values)
    {
        for (int i = 0, channel = 0; i < values.Length; i++)
        {
            double distance = values[i] - Means[channel];
            Variances[channel] += distance * distance;
            channel = channel + 1 == Means.Length ? 0 : channel + 1;
        }
    }

    private static void Divide(double[] sums, double count)
    {
        for (int i = 0; i < sums.Length; i++)
            sums[i] /= count;
    }
}
