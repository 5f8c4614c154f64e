namespace Unroll.Drawing.Picture;

/// <summary>
/// Estimates how wide a text is in the fonts that screens show: the widths of Helvetica's characters, rounded up, of others the width of
/// the widest. Where the font is a wide one, such as DejaVu Sans, the paddings still hold it.
/// </summary>
internal static class TextWidth
{
    /// <summary>The characters of each width, in thousandths of the size of the font.</summary>
    private static readonly (string Characters, double Width)[] Widths =
    [
        ("ijl|'", 0.25),
        (" fIt.,:;/!()[]-·", 0.34),
        ("r\"", 0.36),
        ("ckszvxyJ", 0.53),
        ("abdeghnopqu0123456789?L_#$+<=>~^", 0.6),
        ("ABEFKPSTVXYZ&", 0.69),
        ("CDGHNOQRUw", 0.79),
        ("mM", 0.88),
        ("W@%", 1.0),
    ];

    private static readonly Dictionary<char, double> Known =
        Widths.SelectMany(row => row.Characters.Select(character => (character, row.Width)))
            .ToDictionary(pair => pair.character, pair => pair.Width);

    /// <summary>The width in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font in pixels.</param>
    /// <param name="isBold">Whether it is bold, which is wider.</param>
    public static double Of(string text, double size, bool isBold = false) =>
        text.Sum(character => Known.GetValueOrDefault(character, 1.0)) * size * (isBold ? 1.17 : 1);

    /// <summary>The text, or its beginning and an ellipsis where it is too wide.</summary>
    public static string Fit(string text, double size, double width, bool isBold = false)
    {
        if (Of(text, size, isBold) <= width)
            return text;
        int length = text.Length;
        while (length > 0 && Of(text[..length] + "…", size, isBold) > width)
            length--;
        return text[..length] + "…";
    }
}
