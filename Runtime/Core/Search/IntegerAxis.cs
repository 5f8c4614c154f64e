using System.Globalization;

namespace Unroll;

/// <summary>Whole numbers between two others, both included.</summary>
internal sealed class IntegerAxis : SearchAxis<int>
{
    private readonly int _lowest;
    private readonly int _highest;

    public IntegerAxis(string name, int lowest, int highest)
        : base(name)
    {
        if (highest <= lowest || (long)highest - lowest >= int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(highest), highest, $"Expected a number above the lowest, {lowest}, by less than {int.MaxValue}.");
        }

        (_lowest, _highest) = (lowest, highest);
    }

    public override string ToString() => FormattableString.Invariant($"whole numbers from {_lowest} to {_highest}");

    internal override object Draw(ref RandomStream random) => _lowest + random.NextBelow(_highest - _lowest + 1);

    internal override string Text(object value) => ((int)value).ToString(CultureInfo.InvariantCulture);

    internal override double Place(object value) => Share((int)value);

    internal override IEnumerable<(double Place, string Text)> Ticks() =>
        from tick in AxisTicks.Linear(_lowest, _highest)
        where tick == Math.Round(tick)
        select (Share(tick), tick.ToString(CultureInfo.InvariantCulture));

    private double Share(double value) => (value - _lowest) / ((double)_highest - _lowest);
}
