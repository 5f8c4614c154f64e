using System.Numerics;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>
/// The corners of the box around an upright garment, turned with it, for landmarks. X counts columns from the left edge of the scene and Y
/// rows from the upper one, as with <see cref="Box"/>. They are no whole numbers: the box is that of the garment before it was drawn with
/// pixels.
/// </summary>
/// <param name="UpperLeft">The corner that is left of the upright garment's top, as one sees it.</param>
/// <param name="UpperRight">The next one clockwise.</param>
/// <param name="LowerRight">The one after that.</param>
/// <param name="LowerLeft">The last.</param>
internal readonly record struct SceneCorners(Vector2 UpperLeft, Vector2 UpperRight, Vector2 LowerRight, Vector2 LowerLeft)
{
    /// <summary>The smallest upright box around the four.</summary>
    public Box Bounds()
    {
        Vector2 least = Vector2.Min(Vector2.Min(UpperLeft, UpperRight), Vector2.Min(LowerRight, LowerLeft));
        Vector2 most = Vector2.Max(Vector2.Max(UpperLeft, UpperRight), Vector2.Max(LowerRight, LowerLeft));
        return new Box(least.X, least.Y, most.X, most.Y);
    }
}
