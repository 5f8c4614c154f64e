using System.Numerics;
using Samples.Scenes;

namespace Samples.Localize;

/// <summary>The corners of the first object as parts of the scene: x and y of each.</summary>
internal sealed class CornerPoints() : SceneTargets(8)
{
    public override void Write(ReadOnlySpan<SceneObject> objects, SceneSettings settings, Span<float> target)
    {
        target.Fill(0.5f);   // a scene without an object, which there is only where an image is empty
        if (objects.IsEmpty)
            return;
        (Vector2 first, Vector2 second, Vector2 third, Vector2 fourth) = objects[0].Corners;
        ReadOnlySpan<Vector2> corners = [first, second, third, fourth];
        for (int i = 0; i < corners.Length; i++)
            (target[2 * i], target[(2 * i) + 1]) = (corners[i].X / settings.Width, corners[i].Y / settings.Height);
    }
}
