using Samples.Scenes;
using Samples.Training;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Scenes;

/// <summary>What tests of scenes are made of: the part of Fashion-MNIST in the repository, and backgrounds of one gray.</summary>
internal static class SceneParts
{
    public static ImageSets Images { get; } = ImageSets.Load(Path.Combine(AppContext.BaseDirectory, "Data", "fashion-mnist"));

    /// <summary>Scenes on one gray, which is another in each scene.</summary>
    public static SceneComposer OnPlain(SceneSettings settings, int seed = 1)
    {
        var plain = new Picture(8, 8, channels: 1);
        plain.Pixels.Fill(128);
        return new SceneComposer(Images.Train, new SceneBackgrounds(plain), settings, seed);
    }

    /// <summary>Scenes on photographs.</summary>
    public static SceneComposer OnPhotographs(SceneSettings settings, int seed = 1) => SceneSets.Create(Images, settings, seed).Train;

    /// <summary>The smallest box around the pixels of another value than a plain background's.</summary>
    public static Box Difference(Scene scene, float background)
    {
        (int left, int top, int right, int bottom) = (scene.Width, scene.Height, 0, 0);
        for (int row = 0; row < scene.Height; row++)
        {
            for (int column = 0; column < scene.Width; column++)
            {
                if (scene.Pixels[(row * scene.Width) + column] == background)
                    continue;
                (left, right) = (Math.Min(left, column), Math.Max(right, column + 1));
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row + 1));
            }
        }

        return new Box(left, top, right, bottom);
    }
}
