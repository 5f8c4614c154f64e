using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Unroll.Pictures;

/// <summary>The elements of an SVG picture. The same picture is the same text on every machine.</summary>
internal static class Svg
{
    private const string Fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    /// <summary>The distance from one character to the next in most fonts for code.</summary>
    public static double Advance(int fontSize) => 0.6 * fontSize;

    /// <summary>The text of a picture, with a title for those who cannot see it.</summary>
    public static string Picture(int width, int height, string title, params IEnumerable<XElement> content)
    {
        XElement picture = Element("svg",
            ("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "img"), ("font-family", Fonts));
        picture.Add(new XElement(Names + "title", title), content);

        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
            picture.Save(writer);
        return text.Append('\n').ToString();
    }

    public static XElement Element(string name, params (string Name, object Value)[] attributes) => new(Names + name,
        attributes.Select(attribute => new XAttribute(attribute.Name, Rounded(attribute.Value))));

    public static XElement Circle(double x, double y, double radius, string color) => Element("circle",
        ("cx", x), ("cy", y), ("r", radius), ("fill", color));

    /// <summary>
    /// Text in one line, as wide as <see cref="Advance"/> says in any font: what is drawn under a character stays under it.
    /// </summary>
    public static XElement Text(string text, double left, double baseline, int size, string color, bool isBold = false)
    {
        XElement element = Element("text",
            ("x", left), ("y", baseline), ("font-size", size), ("fill", color),
            ("textLength", text.Length * Advance(size)), ("lengthAdjust", "spacingAndGlyphs"));
        if (isBold)
            element.SetAttributeValue("font-weight", "bold");
        element.Add(text);
        return element;
    }

    /// <summary>The commands of a path, with the numbers as SVG writes them.</summary>
    public static string Path(FormattableString commands) =>
        string.Format(CultureInfo.InvariantCulture, commands.Format, [.. commands.GetArguments().Select(argument => Rounded(argument!))]);

    private static object Rounded(object value) => value is double number ? Math.Round(number, 2) : value;
}
