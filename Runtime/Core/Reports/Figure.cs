using System.Globalization;

namespace Unroll;

/// <summary>Numbers as a report shows them, with the invariant culture.</summary>
internal static class Figure
{
    /// <summary>Some significant digits, without trailing zeros: 0.0123, 12.3, 1.23e-5.</summary>
    public static string Of(double value, int digits = 3)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "\u2212infinity";
        if (value == 0)
            return "0";
        string text = Math.Abs(value) is >= 1e-4 and < 1e6
            ? Fixed(value, digits)
            : value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
        return text.Replace('-', '\u2212');
    }

    /// <summary>A share as percent: 97.1 %.</summary>
    public static string Percent(double share, int decimals = 1) => double.IsNaN(share)
        ? "\u2013"
        : (100 * share).ToString("F" + decimals, CultureInfo.InvariantCulture) + " %";

    /// <summary>A whole number, with commas: 44,426.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How many there are of something.</summary>
    public static string Count(long count, string one, string several) => $"{Count(count)} {(count == 1 ? one : several)}";

    /// <summary>A duration: 12 ms, 1.25 s, 2 min 5 s, 3 h 20 min.</summary>
    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{Of(time.TotalMilliseconds)} ms",
        < 60 => $"{Of(time.TotalSeconds)} s",
        < 3600 => FormattableString.Invariant($"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    /// <summary>So many floats, as bytes.</summary>
    public static string Bytes(long floats) => (floats * (double)sizeof(float)) switch
    {
        < 1e3 and var bytes => $"{Of(bytes)} bytes",
        < 1e6 and var bytes => $"{Of(bytes / 1e3)} KB",
        < 1e9 and var bytes => $"{Of(bytes / 1e6)} MB",
        var bytes => $"{Of(bytes / 1e9)} GB",
    };

    /// <summary>A place in a picture: at most two decimals, with an ordinary minus sign.</summary>
    public static string Place(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Fixed(double value, int digits)
    {
        int decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        string text = value.ToString("N" + decimals, CultureInfo.InvariantCulture);
        return decimals > 0 ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
