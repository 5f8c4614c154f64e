namespace Unroll.Commands.Tests;

/// <summary>Commands.txt has every command that README and the documents tell to type, and no other.</summary>
public sealed class CommandListTests
{
    private static readonly Command[] All = Command.All;

    [Fact]
    public void Every_command_of_the_documents_is_listed()
    {
        string samples = File.ReadAllText(Path.Combine(Workplace.Repository, "docs/samples.md"));
        string[] documented =
        [
            .. Documents().SelectMany(file => DocumentedCommands.In(File.ReadAllText(file)))
                .Concat(DocumentedCommands.InTables(samples)).Distinct(),
        ];
        Assert.True(documented.Length > 70, $"{documented.Length} commands were found");
        string[] missing = [.. documented.Except(All.Select(command => command.Text))];
        Assert.True(missing.Length == 0, "Not in Commands.txt:\n" + string.Join("\n", missing));
        string[] gone = [.. All.Select(command => command.Text).Except(documented)];
        Assert.True(gone.Length == 0, "In Commands.txt, but in no document:\n" + string.Join("\n", gone));
    }

    [Fact]
    public void Tests_that_run_a_command_instead_exist()
    {
        Assert.All(All.Where(command => command.Instead.Length > 0), command =>
        {
            string[] words = command.Instead.Split(' ');
            Assert.Contains(words[1], File.ReadAllText(Path.Combine(Workplace.Repository, words[0])), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Commands_are_found_in_documents()
    {
        Assert.Equal(
            ["dotnet run -c Release --project A -- b 'c*'", "X=1 dotnet test -c Release", "unroll inspect FILE"],
            DocumentedCommands.In(
                "Words.\n\n```\ndotnet run -c Release --project A -- b 'c*'     # comment\nX=1 dotnet test -c Release\noutput\n```\n\n"
                + "```csharp\ndotnet();\n```\nSee `unroll inspect FILE` and `unroll import`."));
    }

    private static IEnumerable<string> Documents() => new[] { "README.md", "Package/README.md" }
        .Select(file => Path.Combine(Workplace.Repository, file))
        .Concat(Directory.EnumerateFiles(Path.Combine(Workplace.Repository, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(Workplace.Repository, "docs", "build"), StringComparison.Ordinal)));
}
