using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Unroll.Drawing.Picture;

/// <summary>The elements of an SVG picture. The same picture is the same text on every machine.</summary>
internal static class Svg
{
    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    /// <summary>The text of a picture.</summary>
    public static string Picture(double width, double height, string title, string style, IEnumerable<XElement> content)
    {
        XElement picture = Element("svg",
            ("viewBox", Numbers($"0 0 {width} {height}")), ("width", width), ("height", height), ("role", "img"), ("class", "unroll"));
        picture.Add(new XElement(Names + "title", Clean(title)), new XElement(Names + "style", style), content);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
            picture.Save(writer);
        return text.Append('\n').ToString();
    }

    public static XElement Element(string name, params IEnumerable<(string Name, object Value)> attributes) => new(Names + name,
        attributes.Select(attribute => new XAttribute(attribute.Name, Rounded(attribute.Value))));

    public static XElement Text(string text, double x, double y, double size, string style, string anchor = "start")
    {
        XElement element = Element("text", ("x", x), ("y", y), ("font-size", size), ("class", style));
        if (anchor != "start")
            element.SetAttributeValue("text-anchor", anchor);
        element.Add(Clean(text));
        return element;
    }

    /// <summary>What a screen shows while the pointer rests on an element, and a reader reads of it.</summary>
    public static XElement Title(string text) => new(Names + "title", Clean(text));

    /// <summary>A text with numbers as SVG writes them.</summary>
    public static string Numbers(FormattableString text) =>
        string.Format(CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(argument => Rounded(argument!))]);

    private static object Rounded(object value) => value switch
    {
        double number => Math.Round(number, 2) + 0.0,
        string text => Clean(text),
        _ => value,
    };

    /// <summary>The text without what XML cannot have.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) ? character : '\uFFFD'));
}
