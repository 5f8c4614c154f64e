using System.Globalization;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Boxes that a person drew: of a picture NAME.png the file NAME-faces.txt beside it, a line of a name and four of "row column"
/// each.</summary>
internal sealed class FaceTruth
{
    private const float EnoughOverlap = 0.5f;
    private const int Corners = 4;

    private readonly List<Box> boxes = [];

    private FaceTruth(string path)
    {
        string[] lines = [.. File.ReadLines(path).Where(line => line.Length > 0)];
        for (int i = 0; i + Corners < lines.Length; i += Corners + 1)
        {
            float[][] corners = [.. lines[(i + 1)..(i + 1 + Corners)].Select(line => Corner(path, line))];
            float[] rows = [.. corners.Select(corner => corner[0])], columns = [.. corners.Select(corner => corner[1])];
            boxes.Add(new Box(columns.Min(), rows.Min(), columns.Max(), rows.Max()));
        }
    }

    /// <summary>The boxes of a picture, or null where nobody drew any.</summary>
    public static FaceTruth? Beside(string picture)
    {
        string path = Path.ChangeExtension(picture, null) + "-faces.txt";
        return File.Exists(path) ? new FaceTruth(path) : null;
    }

    /// <summary>How many of them were found, as a sentence.</summary>
    public string Compare(IReadOnlyList<FoundFace> faces)
    {
        int found = boxes.Count(box => faces.Any(face => Box.IntersectionOverUnion(box, face.Box) >= EnoughOverlap));
        return FormattableString.Invariant(
            $"recall: {found} of {boxes.Count} faces that a person marked, by an intersection over union of at least {EnoughOverlap}");
    }

    private static float[] Corner(string path, string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.All(word => float.TryParse(word, CultureInfo.InvariantCulture, out _))
            ? [.. words.Select(word => float.Parse(word, CultureInfo.InvariantCulture))]
            : throw new InvalidDataException($"{path}: '{line}' is no corner; expected a row and a column.");
    }
}
