namespace Unroll;

/// <summary>What the numbers of a tensor are like. Sums are of double precision; what is not finite has no part in them.</summary>
internal sealed class TensorStatistics
{
    /// <summary>The columns of the histogram.</summary>
    public const int Columns = 32;

    private readonly int[] _histogram = new int[Columns];

    /// <summary>Goes over the numbers twice.</summary>
    public TensorStatistics(ReadOnlySpan<float> values)
    {
        Count = values.Length;
        double sum = 0, squares = 0;
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        int finite = 0, zeros = 0;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            finite++;
            zeros += value == 0 ? 1 : 0;
            sum += value;
            squares += (double)value * value;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        NonFinite = Count - finite;
        Zeros = zeros;
        if (finite == 0)
            return;
        (Minimum, Maximum, Mean) = (low, high, sum / finite);
        RootMeanSquare = Math.Sqrt(squares / finite);
        double deviations = 0, width = ((double)high - low) / Columns;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            deviations += (value - Mean) * (value - Mean);
            _histogram[width > 0 ? Math.Min((int)((value - (double)low) / width), Columns - 1) : Columns / 2]++;
        }

        Deviation = Math.Sqrt(deviations / finite);
    }

    /// <summary>The numbers.</summary>
    public int Count { get; }

    /// <summary>Those that are infinite or NaN.</summary>
    public int NonFinite { get; }

    /// <summary>Those that are exactly zero.</summary>
    public int Zeros { get; }

    /// <summary>The least; NaN if none is finite.</summary>
    public double Minimum { get; } = double.NaN;

    /// <summary>The largest; NaN if none is finite.</summary>
    public double Maximum { get; } = double.NaN;

    /// <summary>The mean; NaN if none is finite.</summary>
    public double Mean { get; } = double.NaN;

    /// <summary>The standard deviation, divided by the number of all and not by one less; NaN if none is finite.</summary>
    public double Deviation { get; } = double.NaN;

    /// <summary>The root of the mean square; NaN if none is finite.</summary>
    public double RootMeanSquare { get; } = double.NaN;

    /// <summary>How many are in each part of the range from <see cref="Minimum"/> to <see cref="Maximum"/>, parts of equal width; all in
    /// the middle one where both are equal.</summary>
    public IReadOnlyList<int> Histogram => _histogram;
}
