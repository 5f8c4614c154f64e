using Spectre.Console;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Faces as tables. They are numbered from 1, and those of a second picture go on.</summary>
internal static class FaceTable
{
    /// <summary>Descriptors of one person are nearer than this, says face-api.</summary>
    private const float SamePerson = 0.6f;

    /// <summary>A row a face.</summary>
    /// <param name="faces">The faces of a picture.</param>
    /// <param name="known">The faces of the picture before.</param>
    public static Table Of(IReadOnlyList<FoundFace> faces, int known)
    {
        Table table = Headed("face", "score", "left", "top", "width", "height");
        for (int i = 0; i < faces.Count; i++)
        {
            (Box box, float score) = (faces[i].Box, faces[i].Score);
            table.AddRow($"{known + i + 1}", $"{score:F3}", $"{box.Left:F1}", $"{box.Top:F1}", $"{box.Width:F1}", $"{box.Height:F1}");
        }

        return table;
    }

    /// <summary>Of each face of the second picture the nearest of the first.</summary>
    public static Table Likeness(IReadOnlyList<FoundFace> first, IReadOnlyList<FoundFace> second)
    {
        Table table = Headed("face", "nearest", "distance", "the same person");
        for (int i = 0; i < second.Count; i++)
        {
            FoundFace nearest = first.MinBy(second[i].DistanceTo)!;
            float distance = second[i].DistanceTo(nearest);
            int place = Enumerable.Range(0, first.Count).First(j => ReferenceEquals(first[j], nearest));
            table.AddRow($"{first.Count + i + 1}", $"{place + 1}", $"{distance:F3}", distance < SamePerson ? "yes" : "no");
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
