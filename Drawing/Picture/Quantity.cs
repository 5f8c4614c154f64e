using System.Globalization;
using Unroll.Generator.Planning;

namespace Unroll.Drawing.Picture;

/// <summary>Numbers for people.</summary>
internal static class Quantity
{
    private static readonly (double Factor, string Name)[] Units = [(1e9, " G"), (1e6, " M"), (1e3, " K")];

    /// <summary>Three digits and a unit of a thousand, a million or a milliard: "2.42 K".</summary>
    public static string Of(long number)
    {
        foreach ((double factor, string name) in Units)
            if (number >= factor * 0.9995)
                return Digits(number / factor) + name;
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A time in microseconds or, of more than a thousand, in milliseconds.</summary>
    public static string OfTime(double microseconds) => microseconds < 999.5
        ? ReferenceProcessor.Text(microseconds) + " µs"
        : Digits(microseconds / 1000) + " ms";

    /// <summary>Bytes in units of 1024.</summary>
    public static string OfBytes(long bytes) => bytes < 1024 ? $"{bytes} bytes"
        : bytes < 1024 * 1024 ? Digits(bytes / 1024.0) + " KiB"
        : bytes < 1L << 30 ? Digits(bytes / 1024.0 / 1024) + " MiB"
        : Digits(bytes / 1024.0 / 1024 / 1024) + " GiB";

    /// <summary>The share of a whole, in percent.</summary>
    public static string Share(double part, double whole) => part == 0 ? "0 %"
        : 100.0 * part / whole < 0.1 ? "< 0.1 %"
        : (100.0 * part / whole).ToString(100.0 * part / whole < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>The whole number, in groups of three digits.</summary>
    public static string Exact(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Digits(double number) =>
        number.ToString(number < 9.995 ? "0.##" : number < 99.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
