using System.Globalization;
using System.Xml.Linq;

namespace Acme.Vision.Tests.Reports;

/// <summary>A report, read as the XML that it is.</summary>
internal sealed class Page(string path)
{
    private readonly XElement _root = XDocument.Load(path).Root!;

    public string Text => string.Join(" ", _root.Element("body")!.DescendantNodes().OfType<XText>().Select(text => text.Value));

    public XElement Body => _root.Element("body")!;

    /// <summary>The words of each finding: "Problem", "Gradients vanish: ...".</summary>
    public (string Weight, string Text)[] Findings =>
    [
        .. All("li").Where(item => item.Parent!.Attribute("class")?.Value == "findings")
            .Select(item => (item.Element("b")!.Value, item.Value[item.Element("b")!.Value.Length..])),
    ];

    public string Title => _root.Element("head")!.Element("title")!.Value;

    public IEnumerable<XElement> All(string name) => Body.Descendants(name);

    public XElement? Find(string id) => Body.Descendants().FirstOrDefault(element => element.Attribute("id")?.Value == id);

    /// <summary>The cells of the rows of a table's body.</summary>
    public string[][] Rows(string id) =>
    [
        .. Find(id)!.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
    ];

    /// <summary>A number as the page writes it, percents as shares.</summary>
    public static double Number(string text)
    {
        string plain = text.Replace('\u2212', '-').Replace(",", "");
        return plain.EndsWith(" %", StringComparison.Ordinal)
            ? double.Parse(plain[..^2], CultureInfo.InvariantCulture) / 100
            : double.Parse(plain, CultureInfo.InvariantCulture);
    }
}
