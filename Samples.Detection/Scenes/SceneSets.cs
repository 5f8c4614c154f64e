using Samples.Training;

namespace Samples.Scenes;

/// <summary>
/// Scenes to learn from, to score with meanwhile, and to test with at the very end. Each has images of its own. Training and development
/// scenes lie on the left two thirds of the photographs, test scenes on the right third.
/// </summary>
internal sealed record SceneSets(SceneComposer Train, SceneComposer Dev, SceneComposer Test)
{
    /// <summary>The scenes of some images and of the photographs that come with the samples.</summary>
    /// <param name="images">The images.</param>
    /// <param name="settings">What scenes look like.</param>
    /// <param name="seed">The same seed has the same scenes.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="IOException">A photograph cannot be read.</exception>
    public static SceneSets Create(ImageSets images, SceneSettings settings, int seed)
    {
        (SceneBackgrounds training, SceneBackgrounds test) = SceneBackgrounds.Load();

        // Seeds of their own: else the three would have their objects at the same places.
        int first = unchecked(3 * seed);
        return new SceneSets(
            new SceneComposer(images.Train, training, settings, first),
            new SceneComposer(images.Dev, training, settings, unchecked(first + 1)),
            new SceneComposer(images.Test, test, settings, unchecked(first + 2)));
    }
}
