using Unroll.Generator.Tests.Documents;

namespace Unroll.Generator.Tests.Architecture;

/// <summary>The shape of source files.</summary>
public sealed class LineTests
{
    private const int LongestLine = 140;
    private static readonly string[] Skipped = ["bin", "obj", "out", ".git"];

    [Fact]
    public void No_line_is_too_long_to_read()
    {
        List<string> tooLong = [];
        foreach (string file in Sources(LinkTests.Repository))
        {
            int line = 0;
            foreach (string text in File.ReadLines(file))
            {
                line++;
                if (text.Length > LongestLine)
                    tooLong.Add($"{Path.GetRelativePath(LinkTests.Repository, file)}:{line} has {text.Length} characters");
            }
        }

        Assert.Equal([], tooLong);
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !Skipped.Contains(Path.GetFileName(inner))).SelectMany(Sources));
}
