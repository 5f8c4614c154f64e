namespace Unroll;

/// <summary>Sums over pairs of a wanted and a given number, and some of the pairs.</summary>
internal sealed class PairSums
{
    private readonly List<(double Target, double Value)> _shown = [];
    private double _targets, _targetSquares, _errors, _errorSquares, _errorSizes;

    /// <summary>The pairs.</summary>
    public long Count { get; private set; }

    /// <summary>The pairs of which one number is infinite or NaN; they are in no sum.</summary>
    public long NonFinite { get; private set; }

    /// <summary>Some of the pairs, evenly from all.</summary>
    public IReadOnlyList<(double Target, double Value)> Shown => _shown;

    /// <summary>The mean of value less target.</summary>
    public double Bias => _errors / Count;

    /// <summary>The root of the mean squared error.</summary>
    public double RootMeanSquare => Math.Sqrt(_errorSquares / Count);

    /// <summary>The mean size of the errors.</summary>
    public double MeanSize => _errorSizes / Count;

    /// <summary>The share of the targets' variance that the values explain; NaN where the targets are all equal.</summary>
    public double Explained
    {
        get
        {
            double variance = _targetSquares - (_targets * _targets / Count);
            return variance > 1e-12 * _targetSquares ? 1 - (_errorSquares / variance) : double.NaN;
        }
    }

    /// <summary>Adds a pair.</summary>
    public void Add(float target, float value, bool isShown)
    {
        double error = (double)value - target;
        if (!double.IsFinite(error))
        {
            NonFinite++;
            return;
        }

        Count++;
        _targets += target;
        _targetSquares += (double)target * target;
        _errors += error;
        _errorSquares += error * error;
        _errorSizes += Math.Abs(error);
        if (isShown)
            _shown.Add((target, value));
    }

    /// <summary>Keeps every second of the pairs that are shown.</summary>
    public void Halve()
    {
        for (int i = 1; 2 * i < _shown.Count; i++)
            _shown[i] = _shown[2 * i];
        _shown.RemoveRange((_shown.Count + 1) / 2, _shown.Count / 2);
    }
}
