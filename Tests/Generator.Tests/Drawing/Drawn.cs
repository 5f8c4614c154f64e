using System.Globalization;
using System.Xml.Linq;
using Unroll.Drawing.Content;
using Unroll.Drawing.Picture;
using Unroll.Drawing.Reading;
using Unroll.Generator.Tests.Documents;

namespace Unroll.Generator.Tests.Drawing;

/// <summary>Networks as they are drawn, and what the picture says.</summary>
internal static class Drawn
{
    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    /// <summary>The only network of a source.</summary>
    public static Diagram Diagram(string source) => NetworkSource.Of([(source, "Net.cs")]).Networks.Single().Read();

    /// <summary>A network of a folder of the repository.</summary>
    public static Diagram Diagram(string folder, string network) => NetworkSource
        .Of(Directory.EnumerateFiles(Path.Combine(LinkTests.Repository, folder), "*.cs").Select(file => (File.ReadAllText(file), file)))
        .Networks.Single(declared => declared.Name == network).Read();

    /// <summary>The picture of a diagram.</summary>
    public static XElement Picture(Diagram diagram) => XElement.Parse(NetworkPicture.Draw(diagram));

    /// <summary>The groups of a picture that have an attribute.</summary>
    public static IEnumerable<XElement> Groups(XElement picture, string attribute) =>
        picture.Descendants(Names + "g").Where(group => group.Attribute(attribute) is not null);

    /// <summary>The elements of a group with a name and, among their classes, a class.</summary>
    public static IEnumerable<XElement> Parts(XElement group, string name, string style) => group.Elements(Names + name)
        .Where(element => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(style));

    /// <summary>The tooltip of a group.</summary>
    public static string Title(XElement group) => group.Element(Names + "title")!.Value;

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
