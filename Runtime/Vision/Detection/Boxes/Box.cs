using System.Runtime.InteropServices;

namespace Unroll.Vision;

/// <summary>
/// A box by two corners. Coordinates count pixels from the upper left corner of the picture, x to the right and y down, so that the first
/// pixel lies from 0 to 1; any other unit will do where all boxes have it. There is no "+ 1": a box from 2 to 5 is 3 wide, as in
/// torchvision.
/// </summary>
/// <param name="Left">The left edge, x1 of torchvision.</param>
/// <param name="Top">The upper edge, y1.</param>
/// <param name="Right">The right edge, x2.</param>
/// <param name="Bottom">The lower edge, y2.</param>
/// <remarks>
/// A box has the layout of four floats, so a span of them is one of boxes: <c>MemoryMarshal.Cast&lt;float, Box&gt;(numbers)</c>. Nothing is
/// checked when one is made. Functions of many boxes refuse those whose corners are swapped or no numbers (<see cref="IsValid"/>).
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly partial record struct Box(float Left, float Top, float Right, float Bottom)
{
    // Areas of such boxes, and sums of them, are finite.
    internal const float GreatestCoordinate = 1e18f;

    /// <summary>Right - left: below 0 where the corners are swapped.</summary>
    public float Width => Right - Left;

    /// <summary>Bottom - top: below 0 where the corners are swapped.</summary>
    public float Height => Bottom - Top;

    /// <summary>The middle between left and right.</summary>
    public float CenterX => (Left * 0.5f) + (Right * 0.5f);

    /// <summary>The middle between top and bottom.</summary>
    public float CenterY => (Top * 0.5f) + (Bottom * 0.5f);

    /// <summary>
    /// Width x height, and 0 where the corners are swapped in either direction; NaN where a corner is NaN. As torchvision.ops.box_area,
    /// which gives a box whose corners are swapped in one direction a negative area, and in both a positive one.
    /// </summary>
    public float Area => MathF.Max(Width, 0) * MathF.Max(Height, 0);

    /// <summary>Whether the corners are numbers, of at most 1e18 either way so that areas are finite, and not swapped. A box of area 0 is
    /// valid.</summary>
    public bool IsValid =>
        Left >= -GreatestCoordinate && Top >= -GreatestCoordinate && Right <= GreatestCoordinate && Bottom <= GreatestCoordinate
        && Left <= Right && Top <= Bottom;

    /// <summary>The box with a corner and a size, "xywh" of torchvision.ops.box_convert. A negative size gives swapped corners.</summary>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public static Box FromCorner(float left, float top, float width, float height) => new(left, top, left + width, top + height);

    /// <summary>The box with a center and a size, "cxcywh" of torchvision.ops.box_convert. A negative size gives swapped corners.</summary>
    /// <param name="centerX">The middle between left and right.</param>
    /// <param name="centerY">The middle between top and bottom.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public static Box FromCenter(float centerX, float centerY, float width, float height) =>
        new(centerX - (0.5f * width), centerY - (0.5f * height), centerX + (0.5f * width), centerY + (0.5f * height));

    /// <summary>The same box with left before right and top before bottom. ONNX's NonMaxSuppression takes boxes by any two opposite
    /// corners.</summary>
    public Box Ordered() => new(MathF.Min(Left, Right), MathF.Min(Top, Bottom), MathF.Max(Left, Right), MathF.Max(Top, Bottom));

    /// <summary>
    /// The part of it that lies in a picture, as torchvision.ops.clip_boxes_to_image: every corner moves to the nearest place of the
    /// picture, so a box outside becomes one of area 0 on the border. Swapped corners stay swapped, and NaN stays NaN.
    /// </summary>
    /// <param name="height">The rows of the picture.</param>
    /// <param name="width">Its columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not a positive number.</exception>
    public Box Clip(float height, float width)
    {
        BoxCheck.Extent(height, nameof(height));
        BoxCheck.Extent(width, nameof(width));
        return ClipUnchecked(height, width);
    }

    /// <summary>As numbers, left to bottom.</summary>
    public override string ToString() => FormattableString.Invariant($"({Left}, {Top}, {Right}, {Bottom})");

    /// <summary><see cref="Clip"/> for extents that were checked.</summary>
    internal Box ClipUnchecked(float height, float width) =>
        new(Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height), Math.Clamp(Right, 0, width), Math.Clamp(Bottom, 0, height));
}
