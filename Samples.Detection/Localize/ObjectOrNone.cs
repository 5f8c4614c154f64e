using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Localize;

/// <summary>One object or none as a Localization learns it: 1 or 0, center and size as parts of the scene, and 1 for the class.</summary>
internal sealed class ObjectOrNone() : SceneTargets(BeforeClasses + Classes)
{
    /// <summary>Whether, x, y, width and height stand before the classes.</summary>
    public const int BeforeClasses = 5;

    /// <summary>How many classes there are.</summary>
    public const int Classes = 10;

    public override void Write(ReadOnlySpan<SceneObject> objects, SceneSettings settings, Span<float> target)
    {
        target.Clear();
        if (objects.IsEmpty)
            return;
        Box box = objects[0].Box;
        target[0] = 1;
        (target[1], target[2]) = (box.CenterX / settings.Width, box.CenterY / settings.Height);
        (target[3], target[4]) = (box.Width / settings.Width, box.Height / settings.Height);
        target[BeforeClasses + objects[0].Class] = 1;
    }
}
