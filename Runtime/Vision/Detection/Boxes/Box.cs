namespace Unroll.Vision;

/// <summary>
/// A box by its corners, x to the right and y down, as those of torchvision.ops: its width is right - left, without + 1. What the units are
/// (pixels, cells, parts of the picture) is said where a box is taken or given.
/// </summary>
/// <remarks>Four floats side by side, so a span of floats x1, y1, x2, y2 can be cast to a span of boxes.</remarks>
/// <param name="Left">x of the left edge.</param>
/// <param name="Top">y of the upper edge.</param>
/// <param name="Right">x of the right edge.</param>
/// <param name="Bottom">y of the lower edge.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Right - left; negative where the edges are exchanged.</summary>
    public float Width => Right - Left;

    /// <summary>Bottom - top; negative where the edges are exchanged.</summary>
    public float Height => Bottom - Top;

    /// <summary>Width times height: torchvision.ops.box_area.</summary>
    public float Area => Width * Height;

    /// <summary>
    /// The area that two boxes share over the area that they cover together (Jaccard's index), from 0 to 1: torchvision.ops.box_iou. Two
    /// boxes that cover nothing have 0 here, where torchvision divides 0 by 0. A coordinate that is NaN gives NaN.
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another box.</param>
    public static float IntersectionOverUnion(Box first, Box second)
    {
        float width = MathF.Max(0, MathF.Min(first.Right, second.Right) - MathF.Max(first.Left, second.Left));
        float height = MathF.Max(0, MathF.Min(first.Bottom, second.Bottom) - MathF.Max(first.Top, second.Top));
        float shared = width * height, covered = first.Area + second.Area - shared;
        return covered == 0 ? 0 : shared / covered;
    }
}
