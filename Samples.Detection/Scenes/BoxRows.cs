using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>The objects as a Yolo learns them: rows of class, x and y of the center, width and height, as parts of the scene. Rows without
/// an object have the class -1.</summary>
/// <param name="rows">How many rows there are.</param>
internal sealed class BoxRows(int rows) : SceneTargets(rows * Numbers)
{
    /// <summary>The numbers of a row.</summary>
    public const int Numbers = 5;

    public override void Write(ReadOnlySpan<SceneObject> objects, SceneSettings settings, Span<float> target)
    {
        (float height, float width) = (settings.Height, settings.Width);
        for (int row = 0; row < target.Length / Numbers; row++)
        {
            Span<float> numbers = target.Slice(row * Numbers, Numbers);
            numbers.Clear();
            numbers[0] = -1;
            if (row >= objects.Length)
                continue;
            Box box = objects[row].Box;
            numbers[0] = objects[row].Class;
            (numbers[1], numbers[2]) = (box.CenterX / width, box.CenterY / height);
            (numbers[3], numbers[4]) = (box.Width / width, box.Height / height);
        }
    }
}
