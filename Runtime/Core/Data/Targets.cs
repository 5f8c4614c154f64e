namespace Unroll;

/// <summary>
/// What one loss of a network is trained toward, for every sample of a <see cref="DataSet"/>: a class index each, or a row of numbers
/// each. Both convert from the array that holds them.
/// </summary>
public readonly struct Targets
{
    private Targets(int[]? labels, float[]? values)
    {
        Labels = labels;
        Values = values;
    }

    internal int[]? Labels { get; }

    internal float[]? Values { get; }

    /// <summary>Class indices, one a sample, for losses that take labels.</summary>
    /// <param name="labels">One class index a sample, counted from zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    public static implicit operator Targets(int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new Targets(labels, null);
    }

    /// <summary>Numbers, as many a sample as the loss scores elements, one sample after the other.</summary>
    /// <param name="values">The numbers of all samples.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static implicit operator Targets(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Targets(null, values);
    }
}
