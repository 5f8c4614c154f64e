namespace Unroll;

/// <summary>
/// Brings the numbers of an input into a range that networks learn well from: y = (x - offset) * scale, with an offset and a scale a
/// channel. Measure it on the training set, and apply the same one to every other set and to each sample before <c>Predict</c>.
/// </summary>
/// <remarks>
/// The number of channels says which numbers share an offset and a scale, as the last dimension of height x width x channels does:
/// 1 for one of the whole input (gray images), 3 for one a color, the length of the input for one a number (columns of a table).
/// </remarks>
public sealed class Normalization
{
    private readonly float[] _offsets;
    private readonly float[] _scales;

    /// <summary>A normalization by known numbers.</summary>
    /// <param name="offsets">What is subtracted, one a channel.</param>
    /// <param name="scales">What the difference is multiplied by, one a channel.</param>
    /// <exception cref="ArgumentException">There is no channel, the numbers of channels differ, or a number is not finite.</exception>
    public Normalization(ReadOnlySpan<float> offsets, ReadOnlySpan<float> scales)
    {
        if (offsets.IsEmpty || offsets.Length != scales.Length)
        {
            throw new ArgumentException(
                $"{offsets.Length} offsets and {scales.Length} scales were given; expected one of each a channel.", nameof(scales));
        }

        for (int i = 0; i < offsets.Length; i++)
        {
            if (!float.IsFinite(offsets[i]) || !float.IsFinite(scales[i]))
            {
                throw new ArgumentException(
                    $"Channel {i} has the offset {offsets[i]} and the scale {scales[i]}; expected finite numbers.", nameof(scales));
            }
        }

        _offsets = offsets.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>What is subtracted, one a channel.</summary>
    public ReadOnlySpan<float> Offsets => _offsets;

    /// <summary>What the difference is multiplied by, one a channel.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>
    /// Mean 0 and standard deviation 1 over the samples of a set (the deviation of the population, as scikit-learn's StandardScaler). A
    /// channel that never changes is only moved to 0.
    /// </summary>
    /// <param name="set">The training set.</param>
    /// <param name="channels">How many offsets and scales; see the remarks of the class.</param>
    /// <param name="input">The input, counted in field order.</param>
    /// <exception cref="ArgumentException">The channels do not divide the input, or the set has a number that is not finite.</exception>
    public static Normalization Standard(DataSet set, int channels = 1, int input = 0)
    {
        ChannelStatistics statistics = ChannelStatistics.Measure(set, channels, input);
        float[] offsets = new float[channels], scales = new float[channels];
        for (int i = 0; i < channels; i++)
        {
            offsets[i] = (float)statistics.Means[i];
            bool constant = statistics.Minima[i] == statistics.Maxima[i];
            scales[i] = Inverse(constant ? 0 : Math.Sqrt(statistics.Variances[i]));
        }

        return new Normalization(offsets, scales);
    }

    /// <summary>Smallest number 0 and largest 1 over the samples of a set. A channel that never changes is only moved to 0.</summary>
    /// <inheritdoc cref="Standard" path="/param|/exception"/>
    public static Normalization Range(DataSet set, int channels = 1, int input = 0)
    {
        ChannelStatistics statistics = ChannelStatistics.Measure(set, channels, input);
        float[] scales = new float[channels];
        for (int i = 0; i < channels; i++)
            scales[i] = Inverse((double)statistics.Maxima[i] - statistics.Minima[i]);

        return new Normalization(statistics.Minima, scales);
    }

    /// <summary>Normalizes one sample, or several that stand one after the other, in place.</summary>
    /// <param name="values">Numbers in the order height x width x channels; a multiple of the number of channels.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the number of channels.</exception>
    public void Apply(Span<float> values)
    {
        if (values.Length % _offsets.Length != 0)
            throw new ArgumentException($"{values.Length} numbers do not divide evenly into {_offsets.Length} channels.", nameof(values));

        for (int first = 0; first < values.Length; first += _offsets.Length)
        {
            Span<float> position = values.Slice(first, _offsets.Length);
            for (int i = 0; i < position.Length; i++)
                position[i] = (position[i] - _offsets[i]) * _scales[i];
        }
    }

    /// <summary>A copy of a data set with one of its inputs normalized; the data set itself stays as it is.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="input">The input, counted in field order.</param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the number of channels, or a number is not finite, before or after; the message names
    /// sample and position.
    /// </exception>
    public DataSet Apply(DataSet set, int input = 0)
    {
        ArgumentNullException.ThrowIfNull(set);
        int length = set.InputLength(input);
        float[] values = new float[checked(length * set.Count)];
        for (int sample = 0; sample < set.Count; sample++)
            set.Input(sample, input).CopyTo(values.AsSpan(sample * length));

        Apply(values);
        int wrong = Magnitude.FirstNonFinite(values);
        if (wrong >= 0)
        {
            int sample = wrong / length, place = wrong % length;
            throw new ArgumentException(
                $"Sample {sample} has {set.Input(sample, input)[place]} at position {place}, which becomes {values[wrong]}; "
                + "expected finite numbers.",
                nameof(set));
        }

        return set.With(input, values);
    }

    private static float Inverse(double spread)
    {
        float inverse = (float)(1 / spread);
        return float.IsFinite(inverse) ? inverse : 1;
    }
}
