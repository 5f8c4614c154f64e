using System.Globalization;

namespace Unroll.Vision;

/// <summary>A pair of LFW's pictures.</summary>
/// <param name="First">A picture, as its file is named in the folder of LFW: "Abel_Pacheco/Abel_Pacheco_0001.jpg".</param>
/// <param name="Second">The other.</param>
/// <param name="IsSame">Whether both are of one person.</param>
public readonly record struct LfwPair(string First, string Second, bool IsSame);

/// <summary>Reads the pairs of Labeled Faces in the Wild, "pairs.txt": first the parts and how many pairs of each kind a part has, then for
/// every part a line "name number number" for each pair of one person, and one "name number name number" for each of two.</summary>
public static class LfwPairs
{
    /// <summary>Reads a file, such as pairs.txt.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The pairs part by part, as <see cref="LfwProtocol"/> takes them.</returns>
    /// <exception cref="InvalidDataException">A line is none of these; the message names file and line.</exception>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    public static IReadOnlyList<LfwPair> Read(string path)
    {
        using FileStream file = FileKind.OpenToRead(path, bufferSize: 1 << 16, FileOptions.SequentialScan);
        using var reader = new StreamReader(file);
        string[] head = Words(reader.ReadLine());
        if (head.Length is not (1 or 2) || Number(head[0]) is not { } first || Number(head[^1]) is not { } each)
        {
            throw new InvalidDataException(
                $"{path}, line 1: expected the number of parts and of pairs, \"10 300\", or of a single part, \"1100\".");
        }

        // pairsDevTrain.txt and pairsDevTest.txt have one part, and no number of parts.
        long expected = 2L * each * (head.Length == 2 ? first : 1);
        var pairs = new List<LfwPair>();
        for (int number = 2; reader.ReadLine() is { } line; number++)
        {
            if (Words(line) is { Length: > 0 } words)
                pairs.Add(Pair(words) ?? throw new InvalidDataException(
                    $"{path}, line {number}: '{Printable.Of(line)}' is no pair; expected \"name 1 2\" or \"name 1 other 2\"."));
        }

        return pairs.Count == expected
            ? pairs.AsReadOnly()
            : throw new InvalidDataException($"{path}: there are {pairs.Count} pairs; the first line says {expected}.");
    }

    private static LfwPair? Pair(string[] words) => words switch
    {
        [var name, var a, var b] when Number(a) is { } first && Number(b) is { } second =>
            new(PathOf(name, first), PathOf(name, second), IsSame: true),
        [var name, var a, var other, var b] when Number(a) is { } first && Number(b) is { } second =>
            new(PathOf(name, first), PathOf(other, second), IsSame: false),
        _ => null,
    };

    private static string PathOf(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}/{name}_{number:D4}.jpg");

    private static string[] Words(string? line) => line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
