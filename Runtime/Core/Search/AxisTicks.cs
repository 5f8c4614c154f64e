using System.Globalization;

namespace Unroll;

/// <summary>The round numbers that are written beside an axis.</summary>
internal static class AxisTicks
{
    private const int Most = 6;
    private const double Rounding = 1e-5;   // of the ends, which are single-precision numbers, in steps

    /// <summary>Multiples of 1, 2 or 5 times a power of ten: the finest of which there are no more than six.</summary>
    public static IEnumerable<double> Linear(double lowest, double highest)
    {
        int exponent = (int)Math.Floor(Math.Log10((highest - lowest) / Most));
        double step = Steps(exponent).First(step => Last(step) - First(step) < Most);
        for (double i = First(step); i <= Last(step); i++)
            yield return Decimal((i * step) + 0.0);   // without the sign of -0

        double First(double step) => Math.Ceiling((lowest / step) - Rounding);
        double Last(double step) => Math.Floor((highest / step) + Rounding);
    }

    /// <summary>The powers of ten; beside fewer than two of them 2 and 5 times them, too, and else the ends.</summary>
    public static IEnumerable<double> Logarithmic(double lowest, double highest)
    {
        double[] tens = Multiples(1);
        if (tens.Length >= 2)
            return tens;
        double[] more = Multiples(1, 2, 5);
        return more.Length >= 2 ? more : [lowest, highest];

        double[] Multiples(params int[] factors)
        {
            int first = (int)Math.Floor(Math.Log10(lowest)), last = (int)Math.Ceiling(Math.Log10(highest));
            return
            [
                .. from exponent in Enumerable.Range(first, last - first + 1)
                   from factor in factors
                   let tick = Decimal(factor * Math.Pow(10, exponent))
                   where (float)tick >= (float)lowest && (float)tick <= (float)highest
                   select tick,
            ];
        }
    }

    private static IEnumerable<double> Steps(int exponent)
    {
        for (; ; exponent++)
        {
            yield return Math.Pow(10, exponent);
            yield return 2 * Math.Pow(10, exponent);
            yield return 5 * Math.Pow(10, exponent);
        }
    }

    // Without the last bits, which multiplication leaves.
    private static double Decimal(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
