using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unroll.Drawing;
using Unroll.Drawing.Reading;

namespace Unroll.Site;

/// <summary>A page with diagrams of the networks of the samples, each drawn from its declaration when the site is made.</summary>
internal sealed class NetworksPage(SiteSources sources)
{
    public const string Address = "networks.html";

    /// <summary>The folders whose networks are shown.</summary>
    public static IReadOnlyList<string> SampleFolders { get; } = ["Samples.Common/LeNet", "Samples.Classic"];

    /// <summary>The page, and the pictures by their addresses.</summary>
    public (PageContent Page, IReadOnlyDictionary<string, string> Pictures) Write(IReadOnlyList<string> folders)
    {
        var pictures = new Dictionary<string, string>();
        var headings = new List<Heading>();
        var text = new StringBuilder("""
            <h1>Networks</h1>
            <p>The classic networks of the samples, as the compiler plans them; a block is one card. Each opens as a picture of its own,
            whose cards tell more while the pointer rests on them. <a href="draw.html">What the colors and areas mean</a>,
            and how to draw a network of yours.</p>

            """);
        IEnumerable<string> files = folders
            .SelectMany(folder => Directory.EnumerateFiles(sources.FullPath(folder), "*.cs"))
            .Order(StringComparer.Ordinal);
        NetworkSource networks = NetworkSource.Of(files.Select(file => (File.ReadAllText(file), file)));
        foreach (DeclaredNetwork network in networks.Networks.OrderBy(network => network.Name, StringComparer.Ordinal))
        {
            string id = network.Name.ToLowerInvariant(), picture = $"networks/{network.Name}.svg";
            string source = $"{Links.Metadata("ProjectAddress")}/blob/main/{sources.Name(network.Files.First())}";
            pictures[picture] = NetworkDrawing.Draw(network, folds: true);
            headings.Add(new Heading(2, id, network.Name));
            text.Append($"""
                <h2 id="{id}">{network.Name}</h2>
                <p>{Layout.Encode(SummaryOf(network))} <a class="external" href="{source}">Declaration</a></p>
                <p class="diagram"><a href="{picture}"><img src="{picture}" alt="The stages of {network.Name}" loading="lazy"></a></p>

                """);
        }

        return (new PageContent(Address, "Networks", "Diagrams of the classic networks.", text.ToString(), headings, "text"), pictures);
    }

    /// <summary>The comment on the class, as words.</summary>
    private static string SummaryOf(DeclaredNetwork network)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(network.Files.First())).GetRoot();
        ClassDeclarationSyntax type = root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .First(type => type.Identifier.Text == network.Name);
        IEnumerable<string> lines = type.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]);
        XElement comment = XElement.Parse($"<comment>{string.Join('\n', lines)}</comment>");
        foreach (XElement see in comment.Descendants("see").ToArray())
            see.ReplaceWith(new XText(see.Attribute("cref")?.Value ?? see.Value));
        return string.Join(' ', (comment.Element("summary")?.Value ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
