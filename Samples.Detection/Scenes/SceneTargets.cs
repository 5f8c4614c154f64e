namespace Samples.Scenes;

/// <summary>What a network learns of a scene, as numbers.</summary>
/// <param name="length">How many numbers a scene has.</param>
internal abstract class SceneTargets(int length)
{
    /// <summary>How many numbers a scene has.</summary>
    public int Length => length;

    /// <summary>Writes the numbers of a scene.</summary>
    /// <param name="objects">What is in it.</param>
    /// <param name="settings">The size of the scene.</param>
    /// <param name="target">Gets the numbers: all of them are written.</param>
    public abstract void Write(ReadOnlySpan<SceneObject> objects, SceneSettings settings, Span<float> target);
}
