using Unroll.Vision;

namespace Samples.Faces;

/// <summary>The faces of a picture side by side, upright, as the network sees them.</summary>
internal static class FaceSheet
{
    private const int Columns = 8, Gap = 4;

    /// <summary>Writes it as PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faces">The faces, at least one.</param>
    /// <param name="known">The faces of the picture before, which have the numbers before theirs.</param>
    public static void Save(string path, IReadOnlyList<FoundFace> faces, int known)
    {
        int side = faces[0].Upright!.Height, columns = Math.Min(Columns, faces.Count);
        int rows = (faces.Count + columns - 1) / columns;
        var sheet = new Picture((rows * (side + Gap)) - Gap, (columns * (side + Gap)) - Gap);
        sheet.Pixels.Fill(255);
        for (int i = 0; i < faces.Count; i++)
        {
            int top = i / columns * (side + Gap), left = i % columns * (side + Gap);
            for (int row = 0; row < side; row++)
                faces[i].Upright!.Row(row).CopyTo(sheet.Row(top + row)[(left * 3)..]);
            sheet.DrawLabel($"{known + i + 1}", left, top + 13, PictureColor.Of(i));
        }

        sheet.SavePng(path);
    }
}
