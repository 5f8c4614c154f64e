using System.IO.Compression;
using System.Text.Json;

namespace Unroll.Vision.Tests;

/// <summary>The files that Pillow wrote, and what Pillow decodes or resizes them to: Files/make_files.py.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Files");

    private static readonly byte[] Content = Entry("bytes");

    // Where the bytes of a name begin, and how many they are.
    private static readonly Dictionary<string, int[]> Index = JsonSerializer.Deserialize<Dictionary<string, int[]>>(Entry("index"))!;

    /// <summary>Height and width of each file's picture.</summary>
    public static IReadOnlyDictionary<string, int[]> Shapes { get; } =
        JsonSerializer.Deserialize<Dictionary<string, int[]>>(Entry("shapes"))!;

    /// <summary>The names of the files with some endings.</summary>
    public static TheoryData<string> Files(params string[] endings) =>
        [.. Shapes.Keys.Where(name => endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))];

    public static string PathOf(string file) => Path.Combine(Folder, file);

    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    /// <summary>The bytes that are expected by some name.</summary>
    public static byte[] Of(string name) => Content.AsSpan(Index[name][0], Index[name][1]).ToArray();

    public static IEnumerable<string> Names => Index.Keys;

    /// <summary>The greatest difference of two bytes at the same place.</summary>
    public static int GreatestDifference(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Assert.Equal(left.Length, right.Length);
        int greatest = 0;
        for (int i = 0; i < left.Length; i++)
            greatest = Math.Max(greatest, Math.Abs(left[i] - right[i]));
        return greatest;
    }

    private static byte[] Entry(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(PathOf("expected.zip"));
        using Stream stream = archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
