using System.Text.RegularExpressions;

namespace Unroll.Commands.Tests;

/// <summary>Finds the commands of a document: lines of code blocks that are no C#, and whole commands within sentences.</summary>
internal static partial class DocumentedCommands
{
    /// <summary>The commands of a document, without their comments.</summary>
    public static IEnumerable<string> In(string markdown)
    {
        markdown = markdown.ReplaceLineEndings("\n");
        foreach (Match block in Blocks().Matches(markdown))
            if (block.Groups["language"].Value is "" or "sh" or "bash" or "console")
                foreach (string line in block.Groups["code"].Value.Split('\n'))
                    if (Lines().IsMatch(line.Trim()))
                        yield return Comment().Replace(line, "").Trim();
        foreach (Match words in Words().Matches(Blocks().Replace(markdown, "")))
            yield return words.Groups["code"].Value.ReplaceLineEndings(" ");
    }

    /// <summary>The commands of the tables of docs/samples.md: below the name of a program, a row a sample.</summary>
    public static IEnumerable<string> InTables(string markdown)
    {
        string program = "";
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (ProgramOfTable().Match(line) is { Success: true } named)
                program = named.Groups["program"].Value;
            foreach (Match sample in SampleOfRow().Matches(line.StartsWith("| `", StringComparison.Ordinal) ? line.Split(" | ")[0] : ""))
                yield return $"dotnet run -c Release --project {program} -- {sample.Groups["sample"].Value}";
        }
    }

    [GeneratedRegex("^ *```(?<language>\\w*)\n(?<code>.*?)^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^(\w+=\S+ )*(dotnet|unroll|mpirun|npm|apt|python3?|if|docker|out/\S+|[\w./]+\.sh)( |$)")]
    private static partial Regex Lines();

    // "unroll import" names the command; with what it is given it is a command to type.
    [GeneratedRegex(@"`(?<code>(\w+=\S+ )*(dotnet (run|publish|pack|test) [^`]* [^`]*|mpirun [^`]*|unroll \w+ [^`]+"
        + @"|dotnet new unroll[^`]*))`")]
    private static partial Regex Words();

    [GeneratedRegex(@"^`(?<program>Samples[.\w]*)`:")]
    private static partial Regex ProgramOfTable();

    [GeneratedRegex(@"`(?<sample>[\w-]+)`")]
    private static partial Regex SampleOfRow();

    [GeneratedRegex(@"\s{2,}#.*$|\s+# .*$")]
    private static partial Regex Comment();
}
