namespace Unroll;

public sealed partial class DataSet
{
    /// <inheritdoc />
    public override DataSet Select(ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("A data set has at least one sample; none was selected.", nameof(samples));

        int[] rows = new int[samples.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Row(samples[i]);

        return new DataSet(this, rows);
    }

    /// <summary>A view of the first samples.</summary>
    /// <param name="count">How many; all of them when there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public DataSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (count >= Count)
            return this;

        int[] samples = new int[count];
        for (int i = 0; i < count; i++)
            samples[i] = i;

        return Select(samples);
    }

    /// <summary>
    /// Divides the samples at random into a set to train on and a development set to score the epochs with. Every sample is in exactly
    /// one of them.
    /// </summary>
    /// <param name="devFraction">The share of the development set, above 0 and below 1; its number of samples is rounded to the
    /// nearest.</param>
    /// <param name="seed">The same seed divides the same way, everywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction leaves one of the two sets without a sample.</exception>
    public (DataSet Train, DataSet Dev) Split(double devFraction, int seed = 0)
    {
        (int[] train, int[] dev) = SampleSplit.Draw(Count, devFraction, seed);
        return (Select(train), Select(dev));
    }

    /// <summary>A copy in which one input has other numbers, given for the samples in the order of this set.</summary>
    internal DataSet With(int input, float[] values)
    {
        float[][] inputs = new float[_inputs.Length][];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = i == input ? values : Gather(_inputs[i], InputLength(i));

        Targets[] targets = new Targets[_targets.Length];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = _targets[i].Labels is { } labels ? Gather(labels, 1) : Gather(_targets[i].Values!, TargetLength(i));

        return new DataSet(Count, inputs, targets);
    }

    private T[] Gather<T>(T[] stored, int length)
    {
        if (_rows is null)
            return stored;

        T[] gathered = new T[checked(Count * length)];
        for (int sample = 0; sample < Count; sample++)
            stored.AsSpan(_rows[sample] * length, length).CopyTo(gathered.AsSpan(sample * length));

        return gathered;
    }
}
