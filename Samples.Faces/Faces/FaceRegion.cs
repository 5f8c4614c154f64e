using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Whole pixels of a picture.</summary>
internal readonly record struct FaceRegion(int Left, int Top, int Width, int Height)
{
    /// <summary>All of a picture.</summary>
    public static FaceRegion All(Picture picture) => new(0, 0, picture.Width, picture.Height);

    /// <summary>The part of a box that lies in a picture, its corner and its size rounded down, as face-api cuts faces out; at least one
    /// pixel.</summary>
    public static FaceRegion Within(Picture picture, Box box)
    {
        float left = Math.Clamp(box.Left, 0, picture.Width - 1), top = Math.Clamp(box.Top, 0, picture.Height - 1);
        float width = Math.Min(box.Right - left, picture.Width - left), height = Math.Min(box.Bottom - top, picture.Height - top);
        return new((int)left, (int)top, Math.Max(1, (int)width), Math.Max(1, (int)height));
    }
}
