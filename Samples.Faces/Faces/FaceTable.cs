using Spectre.Console;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Faces as tables. They are numbered from 1, and those of a second picture go on.</summary>
internal static class FaceTable
{
    /// <summary>A row a face.</summary>
    /// <param name="faces">The faces of a picture.</param>
    /// <param name="known">The faces of the picture before.</param>
    public static Table Of(IReadOnlyList<FoundFace> faces, int known)
    {
        bool hasLive = faces.Any(face => face.Live is not null);
        Table table = Headed(["face", "score", "left", "top", "width", "height", .. hasLive ? ["live"] : Array.Empty<string>()]);
        for (int i = 0; i < faces.Count; i++)
        {
            (Box box, float score) = (faces[i].Box, faces[i].Score);
            string[] live = hasLive ? [$"{faces[i].Live:F2}"] : [];
            table.AddRow(
            [
                $"{known + i + 1}", $"{score:F3}", $"{box.Left:F1}", $"{box.Top:F1}", $"{box.Width:F1}", $"{box.Height:F1}", .. live,
            ]);
        }

        return table;
    }

    /// <summary>Who each face of the second picture is among those of the first, or nobody.</summary>
    public static Table Likeness(IReadOnlyList<FoundFace> first, IReadOnlyList<FoundFace> second)
    {
        var known = new FaceDatabase();
        for (int i = 0; i < first.Count; i++)
            known.Enroll($"{i + 1}", first[i].Descriptor);
        Table table = Headed("face", "who", "distance", "nearest");
        for (int i = 0; i < second.Count; i++)
        {
            FaceMatch match = known.Recognize(second[i].Descriptor);
            table.AddRow($"{first.Count + i + 1}", match.Name ?? "nobody", $"{match.Distance:F3}", $"{match.Nearest}");
        }

        return table;
    }

    private static Table Headed(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        return table;
    }
}
