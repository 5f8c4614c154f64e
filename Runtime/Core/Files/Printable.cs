using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>Texts that come from files as messages show them: cut, and without characters that would move, hide or reorder what stands
/// around them.</summary>
internal static class Printable
{
    private const int Longest = 100;

    /// <summary>The text up to some length, with control and formatting characters as escapes; behind one that is cut, how long it
    /// is.</summary>
    public static string Of(ReadOnlySpan<char> text, int longest = Longest)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest + 32));
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0 && text.Length - rest.Length < longest)
        {
            Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
            bool escaped = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (escaped || (rune == Rune.ReplacementChar && rest[0] != '\uFFFD'))
                shown.Append(rune.IsBmp ? $"\\u{(int)rest[0]:X4}" : $"\\U{rune.Value:X8}");
            else
                shown.Append(rest[..length]);
            rest = rest[length..];
        }

        return rest.Length == 0
            ? shown.ToString()
            : shown.Append(CultureInfo.InvariantCulture, $".. ({text.Length} characters)").ToString();
    }
}
