using Unroll.Vision;

namespace Samples.Faces;

/// <summary>A picture with its faces: boxes, numbers and landmarks.</summary>
internal static class FaceDrawing
{
    // Landmarks of small faces are dots, those of large ones visible in a large picture.
    private const float RadiusOfWidth = 0.012f;

    /// <summary>Writes it as PNG; the picture itself stays as it is.</summary>
    public static void Save(string path, Picture picture, IReadOnlyList<FoundFace> faces, int known)
    {
        var drawing = new Picture(picture.Height, picture.Width);
        picture.Crop(0, 0, drawing);
        for (int i = 0; i < faces.Count; i++)
        {
            (Box box, PictureColor color) = (faces[i].Box, PictureColor.Of(i));
            drawing.DrawBox(box.Left, box.Top, box.Right, box.Bottom, color);
            for (int point = 0; point < faces[i].Landmarks.Length; point += 2)
            {
                (float x, float y) = (faces[i].Landmarks[point], faces[i].Landmarks[point + 1]);
                drawing.DrawPoint(x, y, color, Math.Max(0.6f, RadiusOfWidth * box.Width));
            }

            drawing.DrawLabel($"{known + i + 1}", box.Left, box.Top, color);
        }

        drawing.SavePng(path);
    }
}
