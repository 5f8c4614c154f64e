using System.Globalization;

namespace Unroll.Site.Tests.Examples;

/// <summary>The code of the tutorial and of the pages for audiences is what it is said to be: a program.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Pages =>
    [
        "docs/tutorial.md",
        .. new SiteSources(BuiltSite.Repository).Documents
            .Where(page => page.StartsWith("docs/audiences/", StringComparison.Ordinal) && Path.GetFileName(page) != "README.md"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_code_of_the_page_compiles(string page)
    {
        var example = new ExamplePage(page);
        Assert.NotEmpty(example.Files);
        string[] told = await example.Diagnose();
        Assert.Equal([], told);
    }

    [Fact]
    public void The_tutorial_trains_a_detector_in_short()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-tutorial-").FullName;
        try
        {
            string[] lines = new ExamplePage("docs/tutorial.md").Run(folder, "400", "2");
            double[] losses = [.. lines.Take(2).Select(line => double.Parse(line.Split("apart ")[1], CultureInfo.InvariantCulture))];
            Assert.True(losses[1] < losses[0], string.Join('\n', lines));
            Assert.StartsWith("mean average precision ", lines[^2]);
            Assert.EndsWith(", 0 bytes allocated for 1,001 pictures", lines[^1]);
            Assert.True(File.Exists(Path.Combine(folder, "shapes.safetensors")) && File.Exists(Path.Combine(folder, "shapes.png")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
