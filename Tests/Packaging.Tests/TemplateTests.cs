namespace Unroll.Packaging.Tests;

/// <summary>
/// What dotnet new unroll makes is built, run and tested as it comes. All kinds at once, because starting compilers takes most of the time.
/// </summary>
[Collection(nameof(Packages))]
public sealed class TemplateTests(Packages packages)
{
    // Names with a hyphen or a dot are other names in C#, and a project may be called after what it is about.
    private static readonly (string Kind, string Name, string Result, string Prediction)[] Kinds =
    [
        ("classifier", "my-app", @"test accuracy (9\d\.\d|100\.0) % of 30\n", @"5\.9, 3\.0, 4\.2, 1\.5 cm: versicolor"),
        ("regression", "My.Pendulums", @"test error 0\.0\d\d s, root mean square of 100\n", @"1 m, 90 degrees: 2\.[34]\d\d s"),
        ("image", "Digits", @"test accuracy 9\d\.\d % of 359\n", @"this is a \d"),
    ];

    [Fact]
    public void A_project_of_every_kind_learns_and_passes_its_tests()
    {
        var workspace = new Workspace(packages, "templates", Sources.FolderAndDownloaded);
        // Templates are installed for this test alone.
        string hive = Path.Combine(workspace.Root, "hive");
        workspace.Run("new", "install", packages.FileOf("Unroll.Templates"), "--debug:custom-hive", hive);
        foreach ((string kind, string name, _, _) in Kinds)
            workspace.Run("new", "unroll", "--kind", kind, "-n", name, "-o", name, "--debug:custom-hive", hive);
        Assert.DoesNotContain(Directory.EnumerateFiles(workspace.Root, "*Unroll?App*", SearchOption.AllDirectories),
            file => !file.StartsWith(hive, StringComparison.Ordinal));

        IEnumerable<string> projects = Kinds.Select(kind =>
            $"""<Project Path="{kind.Name}/{kind.Name}/{kind.Name}.csproj" />"""
            + $"""<Project Path="{kind.Name}/{kind.Name}.Tests/{kind.Name}.Tests.csproj" />""");
        workspace.Write("All.slnx", $"""
            <Solution>
              {string.Concat(projects)}
            </Solution>
            """);
        // A registry may lack a version or know of a fault in a test framework; neither is the template's.
        workspace.Run("build", "-c", "Release", "-warnaserror", "-p:NoWarn=NU1603%3BNU1608%3BNU1901%3BNU1902%3BNU1903%3BNU1904");
        foreach ((_, string name, string result, string prediction) in Kinds)
        {
            string output = DotNet.Run(Path.Combine(workspace.Root, name), "run", "-c", "Release", "--no-build", "--project", name);
            Assert.Matches(result, output);
            Assert.Matches(prediction, output);
            Assert.Contains("neither vanish nor explode", File.ReadAllText(Path.Combine(workspace.Root, name, "report.html")));
        }

        (_, string searched, _, _) = Kinds[0];
        string table = DotNet.Run(
            Path.Combine(workspace.Root, searched), "run", "-c", "Release", "--no-build", "--project", searched, "--", "search");
        Assert.Matches("learning rate", table);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(workspace.Root, searched, "search"), "*.safetensors"));
        Assert.Equal(Kinds.Length, workspace.Run("test", "-c", "Release", "--no-build").Split("Failed:     0, Passed:     2,").Length - 1);
    }
}
