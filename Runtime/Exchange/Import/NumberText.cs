using System.Globalization;

namespace Unroll.Exchange.Import;

/// <summary>Numbers as a person writes them in C#.</summary>
internal static class NumberText
{
    /// <summary>A float that reads back as the same: "1", "0.5f", "1e-5f".</summary>
    public static string Of(float number)
    {
        if (number == MathF.Round(number) && MathF.Abs(number) < 1e6f)
            return number.ToString("0", CultureInfo.InvariantCulture);
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0
            ? $"{text}f"
            : FormattableString.Invariant($"{text[..exponent]}e{int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture)}f");
    }
}
