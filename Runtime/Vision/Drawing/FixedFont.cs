namespace Unroll.Vision.Drawing;

/// <summary>
/// The letters of labels: the characters from space to tilde of the font "misc-fixed" 6x13 of the X Window System, which is in the public
/// domain.
/// </summary>
internal static class FixedFont
{
    /// <summary>Columns of a letter.</summary>
    public const int Width = 6;

    /// <summary>Rows of a letter.</summary>
    public const int Height = 13;

    private const char First = ' ', Last = '~';

    // 13 bytes a letter, a row each; the leftmost of its 6 pixels is the highest of the bits.
    private static readonly byte[] Rows = Convert.FromBase64String(
        "AAAAAAAAAAAAAAAAAAAACAgICAgICAAIAAAAABQUFAAAAAAAAAAAAAAAFBQ+FD4UFAAAAAAACB4oKBwKCjwIAAAAABIqFAQIEBQqJAAAAAAAECgoECgmJBoA"
        + "AAAACAgIAAAAAAAAAAAABAgIEBAQEBAICAQAABAICAQEBAQECAgQAAAACCocKggAAAAAAAAAAAAACAg+CAgAAAAAAAAAAAAAAAAADAgQAAAAAAAAAD4AAAAA"
        + "AAAAAAAAAAAAAAAIHAgAAAACAgQECBAQICAAAAAACBQiIiIiIhQIAAAAAAgYKAgICAgIPgAAAAAcIiICBAgQID4AAAAAPgIECBwCAiIcAAAAAAQEDBQUJD4E"
        + "BAAAAAA+ICAsMgICIhwAAAAAHCIgIDwiIiIcAAAAAD4CBAQICBAQEAAAAAAcIiIiHCIiIhwAAAAAHCIiIh4CAiIcAAAAAAAACBwIAAAIHAgAAAAAAAgcCAAA"
        + "DAgQAAAAAgQIECAQCAQCAAAAAAAAAD4AAD4AAAAAAAAgEAgEAgQIECAAAAAAHCIiAgQICAAIAAAAABwiIiYqKiwgHgAAAAAIFCIiIj4iIiIAAAAAPBISEhwS"
        + "EhI8AAAAABwiICAgICAiHAAAAAA8EhISEhISEjwAAAAAPiAgIDwgICA+AAAAAD4gICA8ICAgIAAAAAAcIiAgICYiIhwAAAAAIiIiIj4iIiIiAAAAABwICAgI"
        + "CAgIHAAAAAAOBAQEBAQEJBgAAAAAIiIkKDAoJCIiAAAAACAgICAgICAgPgAAAAAiIjYqKiIiIiIAAAAAIjIyKiomJiIiAAAAABwiIiIiIiIiHAAAAAA8IiIi"
        + "PCAgICAAAAAAHCIiIiIiIiocAgAAADwiIiI8KCQiIgAAAAAcIiAgHAICIhwAAAAAPggICAgICAgIAAAAACIiIiIiIiIiHAAAAAAiIiIiFBQUCAgAAAAAIiIi"
        + "IioqKioUAAAAACIiFBQIFBQiIgAAAAAiIhQUCAgICAgAAAAAPgIEBAgQECA+AAAAHBAQEBAQEBAQEBwAAAAgIBAQCAQEAgIAAAAcBAQEBAQEBAQEHAAAAAgU"
        + "IgAAAAAAAAAAAAAAAAAAAAAAAAA+AAAIBAAAAAAAAAAAAAAAAAAAABwCHiImGgAAAAAgICA8IiIiIjwAAAAAAAAAHCIgICIcAAAAAAICAh4iIiIiHgAAAAAA"
        + "AAAcIj4gIhwAAAAADBIQEDwQEBAQAAAAAAAAABwiIiIeAiIcAAAgICAsMiIiIiIAAAAAAAgAGAgICAgcAAAAAAAEAAwEBAQEJCQYAAAgICAkKDAoJCIAAAAA"
        + "GAgICAgICAgcAAAAAAAAADQqKioqIgAAAAAAAAAsMiIiIiIAAAAAAAAAHCIiIiIcAAAAAAAAADwiIiI8ICAgAAAAAAAeIiIiHgICAgAAAAAALDIgICAgAAAA"
        + "AAAAABwiGAQiHAAAAAAAEBA8EBAQEgwAAAAAAAAAIiIiIiYaAAAAAAAAACIiIhQUCAAAAAAAAAAiIioqKhQAAAAAAAAAIhQICBQiAAAAAAAAACIiIiYaAiIc"
        + "AAAAAAA+BAgQID4AAAAGCAgICDAICAgIBgAAAAgICAgICAgICAAAADAICAgIBggICAgwAAAAEiokAAAAAAAAAAA=");

    /// <summary>Whether a pixel of a letter is set. What is no character of the font is drawn as a question mark.</summary>
    public static bool IsSet(char letter, int row, int column)
    {
        int place = (letter is >= First and <= Last ? letter : '?') - First;
        return (Rows[place * Height + row] >> (Width - 1 - column) & 1) != 0;
    }
}
