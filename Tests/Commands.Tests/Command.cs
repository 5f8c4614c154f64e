namespace Unroll.Commands.Tests;

/// <summary>A command of the documents, and how it is run here.</summary>
/// <param name="Text">The command as it stands in the documents.</param>
/// <param name="Shortened">What is added to make it short.</param>
/// <param name="Expected">A regular expression that finds its place in the last line of what the command prints; empty for any
/// line.</param>
/// <param name="Instead">The file and the name of the test that runs it instead; empty where it is run here.</param>
/// <param name="ByHand">Why it is run by hand; empty where a test runs it.</param>
internal sealed record Command(string Text, string Shortened, string Expected, string Instead, string ByHand)
{
    /// <summary>The commands of the documents.</summary>
    public static Command[] All { get; } =
        ReadAll(File.ReadAllText(Path.Combine(Workplace.Repository, "Tests/Commands.Tests/Commands.txt")));

    /// <summary>What tells it from the others: without what most begin with, for the names of tests are cut.</summary>
    public string Name => Text.Replace("dotnet run -c Release --project ", "", StringComparison.Ordinal);

    /// <summary>Reads the list beside this file: a command a paragraph, what is said of it behind a sign.</summary>
    public static Command[] ReadAll(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split("\n\n")
            .Select(paragraph => paragraph.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray())
            .Where(lines => lines.Length > 0)
            .Select(lines => new Command(lines[0], Find(lines, "+ "), Find(lines, "> "), Find(lines, "= "), Find(lines, "- "))),
    ];

    private static string Find(string[] lines, string sign) =>
        lines.Skip(1).SingleOrDefault(line => line.StartsWith(sign, StringComparison.Ordinal))?[sign.Length..] ?? "";
}
