using Samples.Scenes;
using Unroll;
using Unroll.Vision;

namespace Samples.Slide;

/// <summary>A square of a scene, in pixels of the scene, and what the classifier is to say of it.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="Top">Where it begins.</param>
/// <param name="Extent">Its rows and columns.</param>
/// <param name="Class">The garment in its middle, or <see cref="ClothesWindow.None"/>.</param>
internal readonly record struct SceneWindow(float Left, float Top, float Extent, int Class)
{
    /// <summary>The longer side of a garment of the right size, as a part of the window.</summary>
    public const float Filling = 0.75f;

    // A garment is learned where the next window and the next size of the scene have it at worst, and a little beyond; it counts as absent
    // from twice as far. What lies between is not learned.
    private const float MostShift = 2.5f / ClothesWindow.Side, MostScaling = 1.15f, AbsentFrom = 2;

    private const float GarmentShare = 0.3f, NearShare = 0.6f;
    private const float LeastExtent = 24, MostExtent = 76;
    private const int Tries = 10;

    /// <summary>A random window: at times around a garment, else beside one or anywhere.</summary>
    /// <param name="objects">What is in the scene.</param>
    /// <param name="side">The rows and columns of the scene.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public static SceneWindow Draw(ReadOnlySpan<SceneObject> objects, int side, ref AugmentationRandom random)
    {
        if (!objects.IsEmpty && random.NextUniform() < GarmentShare)
            return Around(objects[random.NextBelow(objects.Length)], 1, ref random);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            SceneWindow window = !objects.IsEmpty && random.NextUniform() < NearShare
                ? Around(objects[random.NextBelow(objects.Length)], 4 * AbsentFrom, ref random) with { Class = ClothesWindow.None }
                : Anywhere(side, ref random);
            if (window.IsEmpty(objects))
                return window;
        }

        // A window so small lies beside every garment's size.
        return Anywhere(side, ref random) with { Extent = LeastExtent / AbsentFrom };
    }

    private static SceneWindow Around(SceneObject shown, float reach, ref AugmentationRandom random)
    {
        double scaling = Math.Pow(1 + ((MostScaling - 1) * reach), (2 * random.NextUniform()) - 1);
        float extent = (float)(Longer(shown.Box) / Filling * scaling), shift = MostShift * reach * extent;
        float x = shown.Box.CenterX + (float)(shift * ((2 * random.NextUniform()) - 1));
        float y = shown.Box.CenterY + (float)(shift * ((2 * random.NextUniform()) - 1));
        return new SceneWindow(x - (extent / 2), y - (extent / 2), extent, shown.Class);
    }

    private static SceneWindow Anywhere(int side, ref AugmentationRandom random)
    {
        float extent = (float)(LeastExtent * Math.Pow(MostExtent / LeastExtent, random.NextUniform()));
        float x = (float)(side * random.NextUniform()), y = (float)(side * random.NextUniform());
        return new SceneWindow(x - (extent / 2), y - (extent / 2), extent, ClothesWindow.None);
    }

    private bool IsEmpty(ReadOnlySpan<SceneObject> objects)
    {
        float x = Left + (Extent / 2), y = Top + (Extent / 2);
        foreach (SceneObject shown in objects)
        {
            float shift = MathF.Max(MathF.Abs(shown.Box.CenterX - x), MathF.Abs(shown.Box.CenterY - y)) / Extent;
            float scaling = MathF.Abs(MathF.Log(Longer(shown.Box) / (Filling * Extent)));
            if (shift < AbsentFrom * MostShift && scaling < AbsentFrom * MathF.Log(MostScaling))
                return false;
        }

        return true;
    }

    private static float Longer(Box box) => MathF.Max(box.Width, box.Height);
}
