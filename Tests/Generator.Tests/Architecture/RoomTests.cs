using System.Text.RegularExpressions;
using Unroll.Generator.Tests.Documents;

namespace Unroll.Generator.Tests.Architecture;

/// <summary>
/// The rooms of the compiler, as docs/architecture.md draws them: data goes down, so no room knows one that stands after it.
/// </summary>
public sealed partial class RoomTests
{
    /// <summary>The rooms from the bottom up: each may import those before it.</summary>
    private static readonly string[] Order = ["Problems", "Parsing", "Graph", "Planning", "Emission", "Analysis"];

    /// <summary>What a room may not import, although it stands before it.</summary>
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["Analysis"] = ["Emission"],
        ["Emission"] = ["Problems", "Parsing", "Graph"],
    };

    /// <summary>
    /// Where a room may import one that is closed to it: the code of kernels and losses is chosen by the records of operations that the
    /// plan holds, such as those of activations.
    /// </summary>
    private static readonly Dictionary<string, string[]> Opened = new()
    {
        [Path.Combine("Emission", "Kernels")] = ["Graph"],
        [Path.Combine("Emission", "Losses")] = ["Graph"],
    };

    private static string Compiler => Path.Combine(LinkTests.Repository, "Generator", "Compiler");

    [Fact]
    public void No_room_imports_one_that_stands_after_it()
    {
        List<string> upward = [];
        foreach ((string file, string room, string imported) in Imports())
            if (Array.IndexOf(Order, imported) > Array.IndexOf(Order, room) || (IsClosed(room, imported) && !IsOpened(file, imported)))
                upward.Add($"{file} imports {imported}");
        Assert.Equal([], upward);
    }

    [Theory]
    [InlineData("using Unroll.Generator.Graph.Operations;", "Graph")]
    [InlineData("Graph.Window window = geometry.Window;", "Graph")]
    [InlineData("if (plan.Training is { Graph.LeastSamples: > 1 })", "Graph")]
    [InlineData("global::Unroll.Generator.Parsing.NetworkSpec spec", "Parsing")]
    public void A_room_is_seen_however_it_is_named(string code, string room) =>
        Assert.Equal(room, Import().Match(code).Groups["room"].Value);

    [Fact]
    public void Every_folder_of_the_compiler_is_a_room()
    {
        string[] folders = Directory.GetDirectories(Compiler).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj"]).ToArray();
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_project_lies_within_another_of_the_compiler_or_the_runtime()
    {
        string[] projects = new[] { "Generator", "Runtime" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(LinkTests.Repository, folder), "*.csproj", SearchOption.AllDirectories))
            .ToArray();
        string[] folders = projects.Select(project => Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar).ToArray();
        Assert.True(projects.Length >= 4);
        Assert.Equal([],
            folders.Where(folder => folders.Any(other => other != folder && folder.StartsWith(other, StringComparison.Ordinal))));
        Assert.Equal([], projects.Where(project => File.ReadAllText(project) is var text
            && (text.Contains("DefaultItemExcludes") || text.Contains("EnableDefaultCompileItems"))));
    }

    private static bool IsClosed(string room, string imported) =>
        Closed.TryGetValue(room, out string[]? closed) && closed.Contains(imported);

    private static bool IsOpened(string file, string imported) => Opened.Any(opened =>
        file.StartsWith(opened.Key + Path.DirectorySeparatorChar, StringComparison.Ordinal) && opened.Value.Contains(imported));

    private static IEnumerable<(string File, string Room, string Imported)> Imports()
    {
        foreach (string room in Order)
            foreach (string file in Directory.GetFiles(Path.Combine(Compiler, room), "*.cs", SearchOption.AllDirectories))
                foreach (Match match in Import().Matches(File.ReadAllText(file)))
                    yield return (Path.GetRelativePath(Compiler, file), room, match.Groups["room"].Value);
    }

    // Imports, and names that are qualified instead, in whole or from the rooms on: "Graph.Window".
    [GeneratedRegex(
        @"\bGenerator\.(?<room>[A-Z]\w+)|(?<![\w.])(?<room>Problems|Parsing|Graph|Planning|Emission|Analysis)\.[A-Z]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Import();
}
