using System.Globalization;

namespace Unroll;

/// <summary>Numbers between two others, as they are or by their logarithms.</summary>
internal sealed class NumberAxis : SearchAxis<float>
{
    private readonly float _lowest;
    private readonly float _highest;
    private readonly bool _isLogarithmic;

    public NumberAxis(string name, float lowest, float highest, bool isLogarithmic)
        : base(name)
    {
        if (!float.IsFinite(lowest) || (isLogarithmic && lowest <= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lowest), lowest, isLogarithmic ? "Expected a finite number above 0." : "Expected a finite number.");
        }

        if (!(float.IsFinite(highest) && highest > lowest))
            throw new ArgumentOutOfRangeException(nameof(highest), highest, $"Expected a finite number above the lowest, {lowest}.");
        (_lowest, _highest, _isLogarithmic) = (lowest, highest, isLogarithmic);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{_lowest} to {_highest}{(_isLogarithmic ? ", logarithmic" : "")}");

    internal override string? Note => _isLogarithmic ? "logarithmic" : null;

    internal override object Draw(ref RandomStream random)
    {
        double share = random.NextUniform();
        double value = _isLogarithmic
            ? _lowest * Math.Pow((double)_highest / _lowest, share)
            : _lowest + (((double)_highest - _lowest) * share);
        return Math.Clamp((float)value, _lowest, _highest);
    }

    internal override string Text(object value) => ((float)value).ToString(CultureInfo.InvariantCulture);

    internal override string ShortText(object value) => ((float)value).ToString("G3", CultureInfo.InvariantCulture);

    internal override double Place(object value) => Share((float)value);

    internal override IEnumerable<(double Place, string Text)> Ticks() =>
        from tick in _isLogarithmic ? AxisTicks.Logarithmic(_lowest, _highest) : AxisTicks.Linear(_lowest, _highest)
        select (Share(tick), tick.ToString("G3", CultureInfo.InvariantCulture));

    private double Share(double value) => _isLogarithmic
        ? Math.Log(value / _lowest) / Math.Log((double)_highest / _lowest)
        : (value - _lowest) / ((double)_highest - _lowest);
}
