using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Site.Reference;

namespace Unroll.Site.Tests;

/// <summary>The site has a page of everything that it is made of, and no link of it leads nowhere.</summary>
[Collection(nameof(BuiltSite))]
public sealed class SiteTests(BuiltSite site)
{
    [Fact]
    public void No_link_leads_nowhere() => Assert.Equal([], site.Result.Problems);

    [Fact]
    public void Every_document_has_a_page()
    {
        string[] documents = [.. new SiteSources(BuiltSite.Repository).Documents];
        Assert.True(documents.Length > 90);
        Assert.All(documents, document => Assert.Contains(MarkdownPage.AddressOf(document), site.Result.Files));
    }

    [Fact]
    public void The_help_of_every_diagnostic_has_a_page()
    {
        DiagnosticDescriptor[] told = [.. new NetworkAnalyzer().SupportedDiagnostics];
        Assert.True(told.Length > 60);
        Assert.All(told, one => Assert.Contains($"diagnostics/{one.Id}.html", site.Result.Files));
        Assert.All(told, one => Assert.EndsWith($"/diagnostics/{one.Id}.md", one.HelpLinkUri));
    }

    [Fact]
    public void Every_public_type_has_a_page_that_names_it()
    {
        Type[] types = [.. new[] { typeof(Layer), typeof(Network), typeof(Vision.Box), typeof(OnnxExport), typeof(Mpi.MpiProcessGroup) }
            .SelectMany(type => type.Assembly.GetExportedTypes())];
        Assert.True(types.Length > 250);
        Assert.All(types, type =>
        {
            string page = $"api/{type.FullName!.Replace('+', '.').Replace('`', '-')}.html";
            Assert.Contains(page, site.Result.Files);
            Assert.Contains(type.Name.Split('`')[0], site.Result.Page(page).Replace("<wbr>", ""));
        });
    }

    [Fact]
    public void Networks_of_the_samples_are_drawn()
    {
        string page = site.Result.Page(NetworksPage.Address);
        foreach (string name in (string[])["LeNet5", "AlexNet", "ResNet50", "MobileNetV3"])
        {
            Assert.Contains($"<img src=\"networks/{name}.svg\"", page);
            Assert.Contains("</svg>", site.Result.Page($"networks/{name}.svg"));
        }
    }

    [Fact]
    public void A_type_tells_of_its_members_their_numbers_and_their_errors()
    {
        string page = site.Result.Page("api/Unroll.Trainer-1.html");
        Assert.Contains("<h3 id=\"Fit\">Fit", page);
        Assert.Contains("<dt>Throws</dt>", page);
        Assert.Contains("href=\"../api/Unroll.DataSet.html\"", page);
        // A setting that a base type has is named, with its place.
        Assert.Contains("api/Unroll.WindowAttribute.html#Stride", site.Result.Page("api/Unroll.ConvAttribute.html"));
    }

    [Fact]
    public void Code_leads_to_the_reference()
    {
        Assert.Contains("<a href=\"api/Unroll.ConvAttribute.html\"><span class=\"t\">Conv</span></a>", site.Result.Page("index.html"));
        Assert.Contains("<span class=\"k\">partial</span>", site.Result.Page("language.html"));
        Assert.Contains("<span class=\"k\">return</span> self.fc", site.Result.Page("audiences/from-pytorch.html"));
    }

    [Fact]
    public void Dead_links_and_pages_that_nobody_finds_are_told_with_their_lines()
    {
        string contents = File.ReadAllText(Path.Combine(BuiltSite.Repository, Contents.Source));
        var changed = new Dictionary<string, string>
        {
            ["docs/vocabulary.md"] = "# Wrong\n\n[It](nowhere.md).\n\n[That](language.md#none)\n![a picture](pictures/none.png)\n",
            ["README.md"] = "# Wrong\n\n[It](../secret.md)\n",
            [Contents.Source] = contents.Replace("(weights.md)", "(language.md)"),
        };
        SiteResult result = new SiteBuilder(new SiteSources(BuiltSite.Repository, changed), [], []).Build();
        Assert.Equal(
        [
            "README.md(3): error: the link ../secret.md leads nowhere: there is no file outside of the repository",
            "docs/language.md(1): error: the page is in docs/contents.md more than once",
            "docs/vocabulary.md(3): error: the link nowhere.md leads nowhere: there is no docs/nowhere.md",
            "docs/vocabulary.md(5): error: the link language.md#none leads nowhere: docs/language.md has no heading #none",
            "docs/vocabulary.md(6): error: the link pictures/none.png leads nowhere: there is no docs/pictures/none.png",
            "docs/weights.md(1): error: the page is neither in docs/contents.md nor in the README of its folder",
        ], result.Problems.Select(problem => problem.ToString()).Order());
    }

    [Fact]
    public void What_nobody_followed_is_followed_in_the_finished_pages()
    {
        var pages = new Dictionary<string, string>
        {
            ["a.html"] = "<p id=\"there\"></p>\n<a href=\"b/c.html#here\"></a>\n<img src=\"none.png\"> <a href=\"#away\"></a>",
            ["b/c.html"] = "<p id=\"here\"></p><a href=\"../a.html#there\"></a><a href=\"https://unroll.example/x\"></a>",
        };
        Assert.Equal(
            ["site/a.html(3): error: none.png leads nowhere", "site/a.html(3): error: #away leads nowhere"],
            LinkCheck.Check(pages, pages.Keys.ToHashSet()).Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_comment_that_refers_to_nothing_is_told()
    {
        string comments = Path.Combine(site.Folder, "wrong.xml");
        Package attributes = Package.All[0];
        string right = File.ReadAllText(attributes.Comments);
        File.WriteAllText(comments, right.Replace("<member name=\"T:Unroll.ReluAttribute\">\n            <summary>",
            "<member name=\"T:Unroll.ReluAttribute\">\n            <summary><see cref=\"T:Unroll.Nothing\"/>"));
        Assert.NotEqual(right, File.ReadAllText(comments));
        SiteResult wrong = new SiteBuilder(new SiteSources(BuiltSite.Repository), [attributes with { Comments = comments }], []).Build();
        Problem problem = Assert.Single(wrong.Problems.Distinct());
        Assert.Equal("Attributes/Operations/ReluAttribute.cs", problem.File);
        Assert.Contains("T:Unroll.Nothing, which does not exist", problem.Message);
    }
}
