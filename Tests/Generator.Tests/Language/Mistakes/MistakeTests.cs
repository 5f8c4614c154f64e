using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language.Mistakes;

/// <summary>
/// Wrong declarations as people write them, in the files beside this one: what is reported, where, and in which words. Each mistake gives
/// one error, ours or the compiler's own; what is allowed but not meant gives one warning. Run with UNROLL_UPDATE_GOLDEN=1 to accept other
/// words, and read the difference before committing.
/// </summary>
public class MistakeTests
{
    private static readonly string Folder = FolderOfThisFile();

    /// <summary>The files whose mistakes the compiler tells in several places, one for each consequence.</summary>
    private static readonly string[] Several = ["Compiler"];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_mistake_is_told_once_where_it_is(string file)
    {
        string path = Path.Combine(Folder, file + ".txt");
        Mistake[] mistakes = [.. Mistake.Read(await File.ReadAllTextAsync(path))];
        Assert.NotEmpty(mistakes);
        List<Mistake> told = [];
        foreach (Mistake mistake in mistakes)
        {
            Diagnostic[] found = [.. (await Consumer.Diagnose([.. mistake.Sources])).Where(IsTold)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
            told.Add(mistake with { Expected = [.. found.Select(diagnostic => Describe(diagnostic, mistake)).Distinct()] });
            int errors = found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Location.SourceSpan).Distinct().Count();
            bool isAllowed = file is "Hints" or "Allowed";
            Assert.True(
                Several.Contains(file) ? errors > 0 : errors == (isAllowed ? 0 : 1),
                $"{file}, {mistake.Title}: {errors} errors\n{string.Join("\n", found.AsEnumerable())}");
            if (isAllowed)
                Assert.Equal(file == "Hints" ? 1 : 0, found.Length);
        }

        if (Environment.GetEnvironmentVariable("UNROLL_UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(path, string.Join("\n", told));
        Assert.Equal(string.Join("\n", mistakes.AsEnumerable()), string.Join("\n", told));
    }

    // The words of the compiler change with its version, so that of its own errors only the place counts.
    private static string Describe(Diagnostic diagnostic, Mistake mistake)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string text = diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan).Split('\n')[0];
        string severity = diagnostic.Severity == DiagnosticSeverity.Warning ? "warning " : "";
        string words = diagnostic.Id.StartsWith("UNR", StringComparison.Ordinal)
            ? ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture)
            : "";
        int line = span.StartLinePosition.Line + 1 - mistake.LinesBefore;
        string place = line < 1 ? "above" : FormattableString.Invariant($"in line {line}");
        return $"{severity}{diagnostic.Id} {place} at {text}{words}";
    }

    private static bool IsTold(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("UNR", StringComparison.Ordinal);

    private static string FolderOfThisFile([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
