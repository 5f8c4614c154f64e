namespace Unroll.Vision;

/// <summary>Width and height of a box, wherever it lies: an anchor of YOLO.</summary>
/// <param name="Width">The width, in pixels, cells or parts of the picture, as is said where sizes are taken.</param>
/// <param name="Height">The height, in the same unit.</param>
public readonly record struct BoxSize(float Width, float Height)
{
    /// <summary>The intersection over union of two boxes with one center.</summary>
    /// <param name="first">A size.</param>
    /// <param name="second">Another size.</param>
    public static float IntersectionOverUnion(BoxSize first, BoxSize second)
    {
        float shared = MathF.Min(first.Width, second.Width) * MathF.Min(first.Height, second.Height);
        return shared / (first.Width * first.Height + second.Width * second.Height - shared);
    }
}
