namespace Unroll;

/// <summary>The numbers along one side of a chart: where each lies, and which are written.</summary>
internal sealed class Axis
{
    private readonly double _low, _high;

    private Axis(double low, double high, bool isLogarithmic, IReadOnlyList<double> ticks)
    {
        (_low, _high, IsLogarithmic, Ticks) = (low, high, isLogarithmic, ticks);
    }

    /// <summary>Whether equal distances are equal factors.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The numbers to write, all within the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The least number.</summary>
    public double Low => IsLogarithmic ? Math.Pow(10, _low) : _low;

    /// <summary>The largest number.</summary>
    public double High => IsLogarithmic ? Math.Pow(10, _high) : _high;

    /// <summary>An axis for some numbers; those that are not finite are left out, on a logarithmic one those that are not positive,
    /// too.</summary>
    public static Axis For(IEnumerable<double> values, bool isLogarithmic, int ticks = 5)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value) || (isLogarithmic && value <= 0))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
            (low, high) = isLogarithmic ? (0.1, 1) : (0, 1);
        return isLogarithmic ? Logarithmic(low, high, ticks) : Linear(low, high, ticks);
    }

    /// <summary>An axis from one whole number to another, neither negative, on which whole numbers are written.</summary>
    public static Axis Whole(int low, int high, int ticks = 8)
    {
        int step = (int)Math.Max(1, Step(high - low, ticks));
        var written = new List<double> { low };
        for (int value = ((low / step) + 1) * step; value <= high; value += step)
        {
            if (value - low >= step / 2.0)   // else it would touch the first
                written.Add(value);
        }

        return low == high ? new Axis(low - 1, high + 1, false, written) : new Axis(low, high, false, written);
    }

    /// <summary>Where a number lies, from 0 to 1 of the axis.</summary>
    public double At(double value) => ((IsLogarithmic ? Math.Log10(value) : value) - _low) / (_high - _low);

    /// <summary>Whether a number can be shown.</summary>
    public bool Shows(double value) => double.IsFinite(value) && !(IsLogarithmic && value <= 0);

    private static Axis Linear(double low, double high, int ticks)
    {
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            (low, high) = low switch
            {
                0 => (0.0, 1.0),
                > 0 => (0.0, 2 * high),
                _ => (2 * low, 0.0),
            };
        }
        else if (low > 0 && low < 0.4 * high)
        {
            low = 0;   // from where the numbers can be compared by their heights
        }

        double step = Step(high - low, ticks);
        long first = (long)Math.Floor((low / step) + 1e-9), last = (long)Math.Ceiling((high / step) - 1e-9);
        double[] written = new double[last - first + 1];
        for (int i = 0; i < written.Length; i++)
            written[i] = (first + i) * step;
        return new Axis(first * step, last * step, false, written);
    }

    private static Axis Logarithmic(double low, double high, int ticks)
    {
        double first = Math.Floor(Math.Log10(low) + 1e-9), last = Math.Ceiling(Math.Log10(high) - 1e-9);
        if (last - first <= 2)
            return Decades(low, high, first, last);
        double step = Math.Max(1, Math.Ceiling((last - first) / ticks));
        var written = new List<double>();
        for (double power = first; power <= last; power += step)
            written.Add(Math.Pow(10, power));
        return new Axis(first, last, true, written);
    }

    // Few decades: from and to a number of 1, 2 or 5 times a power of ten, and those between.
    private static Axis Decades(double low, double high, double first, double last)
    {
        var steps = new List<double>();
        for (double power = first; power <= last; power++)
            steps.AddRange([Math.Pow(10, power), 2 * Math.Pow(10, power), 5 * Math.Pow(10, power)]);
        int from = Math.Max(0, steps.FindLastIndex(step => step <= low * (1 + 1e-9)));
        int to = steps.FindIndex(step => step >= high * (1 - 1e-9));
        if (from == to)
            (from, to) = (Math.Max(0, from - 1), to + 1);
        return new Axis(Math.Log10(steps[from]), Math.Log10(steps[to]), true, steps[from..(to + 1)]);
    }

    // A step of 1, 2 or 5 times a power of ten, of which some make the range.
    private static double Step(double range, int ticks)
    {
        double rough = range / ticks, power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(rough, double.Epsilon))));
        return power * (rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }
}
