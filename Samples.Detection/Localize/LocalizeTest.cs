using Samples.Scenes;
using Unroll;
using Unroll.Vision;

namespace Samples.Localize;

/// <summary>Measures whether garments are found, recognized and boxed.</summary>
internal sealed class LocalizeTest(ClothesLocalizer network, SceneComposer scenes)
{
    private readonly float[] outputs = new float[ObjectOrNone.BeforeClasses + ObjectOrNone.Classes];

    /// <summary>What the network tells of a scene: one detection or none.</summary>
    public IReadOnlyList<Detection> Find(Scene scene)
    {
        network.Predict(scene.Pixels, outputs);
        float share = 1 / (1 + MathF.Exp(-outputs[0]));
        if (share < 0.5f)
            return [];
        float width = MathF.Max(0, outputs[3]) * scene.Width, height = MathF.Max(0, outputs[4]) * scene.Height;
        Box box = Box.FromCenter(outputs[1] * scene.Width, outputs[2] * scene.Height, width, height);
        return [new Detection(box, Accuracy.ArgMax(outputs.AsSpan(ObjectOrNone.BeforeClasses)), share)];
    }

    /// <summary>
    /// The first scenes as a sentence: the share of scenes with the right answer (none, or the right class), and of those with a garment
    /// the mean
    /// intersection over union of its box, 0 where none was found.
    /// </summary>
    public string Measure(int count)
    {
        int right = 0, garments = 0, told = 0;
        double overlap = 0;
        for (int i = 0; i < count; i++)
        {
            Scene scene = scenes.Compose(i);
            IReadOnlyList<Detection> found = Find(scene);
            told += (found.Count > 0) == (scene.Objects.Count > 0) ? 1 : 0;
            if (scene.Objects.Count == 0)
            {
                right += found.Count == 0 ? 1 : 0;
                continue;
            }

            garments++;
            if (found.Count == 0)
                continue;
            right += found[0].Class == scene.Objects[0].Class ? 1 : 0;
            overlap += Box.IntersectionOverUnion(found[0].Box, scene.Objects[0].Box);
        }

        return $"class accuracy {100.0 * right / count:F1} % (garment or none {100.0 * told / count:F1} %), "
            + $"mean overlap {overlap / Math.Max(1, garments):F3} of {garments:N0} garments in {count:N0} test scenes";
    }
}
