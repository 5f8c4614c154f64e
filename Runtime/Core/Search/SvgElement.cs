using System.Globalization;
using System.Xml.Linq;

namespace Unroll;

/// <summary>Elements of a picture in SVG.</summary>
internal static class SvgElement
{
    /// <summary>The namespace of all elements.</summary>
    public static XNamespace Namespace { get; } = "http://www.w3.org/2000/svg";

    /// <summary>A coordinate to a tenth of a pixel.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A filled rectangle.</summary>
    public static XElement Rectangle(double x, double y, double width, double height, string fill) => new(
        Namespace + "rect",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        new XAttribute("fill", fill));

    /// <summary>A thin gray line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2) => new(
        Namespace + "line",
        new XAttribute("x1", Number(x1)),
        new XAttribute("y1", Number(y1)),
        new XAttribute("x2", Number(x2)),
        new XAttribute("y2", Number(y2)),
        new XAttribute("stroke", "#444444"));

    /// <summary>A text; what no XML may have in it stands as an escape.</summary>
    /// <param name="x">The place of its anchor.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the letters.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="isBold">Whether it is bold.</param>
    /// <param name="isHaloed">Whether white surrounds the letters, where lines cross them.</param>
    public static XElement Text(
        double x, double y, string text, int size = 12, string anchor = "start", bool isBold = false, bool isHaloed = false) => new(
        Namespace + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-size", Number(size)),
        new XAttribute("fill", "#222222"),
        anchor == "start" ? null : new XAttribute("text-anchor", anchor),
        isBold ? new XAttribute("font-weight", "bold") : null,
        isHaloed
            ? [new XAttribute("stroke", "white"), new XAttribute("stroke-width", "3"), new XAttribute("paint-order", "stroke")]
            : (XAttribute[])[],
        Printable.Of(text));
}
