using System.Numerics;
using Unroll;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>
/// Composes scenes: garments of random sizes, places, brightness and angle, partly on one another, on parts of photographs. A scene
/// depends on the seed and its index alone, so several threads may compose at a time, in any order.
/// </summary>
internal sealed class SceneComposer
{
    // How many places are tried for an object before it is left out.
    private const int Tries = 20;

    // The darkest a garment's black can be, or a quarter of the time its white, is 0 to 0.3; the brightest 0.6 to 1.
    private const double DarkRange = 0.3, BrightLeast = 0.6, InvertedShare = 0.25;

    private readonly int _seed;

    /// <summary>A composer.</summary>
    /// <param name="garments">Images of 28 x 28 pixels from 0 to 1 on black, with labels, such as a part of
    /// <see cref="Training.ImageSets"/>.</param>
    /// <param name="backgrounds">What scenes lie on.</param>
    /// <param name="settings">What scenes look like.</param>
    /// <param name="seed">Scenes of different seeds are unrelated.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or the images have another size or no labels.</exception>
    public SceneComposer(DataSet garments, SceneBackgrounds backgrounds, SceneSettings settings, int seed)
    {
        settings.Check();
        if (garments.InputLength() != GarmentImage.Side * GarmentImage.Side || !garments.HasLabels())
        {
            throw new ArgumentException(
                $"The images have {garments.InputLength()} pixels and {(garments.HasLabels() ? "" : "no ")}labels; expected "
                + $"{GarmentImage.Side} x {GarmentImage.Side} pixels and labels.", nameof(garments));
        }

        (Garments, Backgrounds, Settings, _seed) = (garments, backgrounds, settings, seed);
    }

    /// <summary>The images that the objects are taken from.</summary>
    public DataSet Garments { get; }

    /// <summary>What scenes lie on.</summary>
    public SceneBackgrounds Backgrounds { get; }

    /// <summary>What scenes look like.</summary>
    public SceneSettings Settings { get; }

    /// <summary>Composes a scene.</summary>
    /// <param name="index">Which; any number.</param>
    public Scene Compose(int index)
    {
        float[] pixels = new float[Settings.Height * Settings.Width];
        var objects = new SceneObject[Settings.MostObjects];
        int count = ComposeInto(index, pixels, objects);
        return new Scene(Settings.Height, Settings.Width, pixels, objects[..count]);
    }

    /// <summary>Composes a scene in memory that is there already. Nothing is allocated.</summary>
    /// <param name="index">Which; any number.</param>
    /// <param name="pixels">Gets [height, width], from 0 to 1.</param>
    /// <param name="objects">Gets the objects, the lowest first; at least as long as the most objects of the settings.</param>
    /// <returns>The number of objects.</returns>
    /// <exception cref="ArgumentException">A span is too short, or there are more pixels than those of a scene.</exception>
    public int ComposeInto(int index, Span<float> pixels, Span<SceneObject> objects)
    {
        (int height, int width) = (Settings.Height, Settings.Width);
        if (pixels.Length != height * width)
            throw new ArgumentException($"There are {pixels.Length} pixels; expected {height} x {width}.", nameof(pixels));
        if (objects.Length < Settings.MostObjects)
        {
            throw new ArgumentException(
                $"There is room for {objects.Length} objects; a scene has up to {Settings.MostObjects}.", nameof(objects));
        }

        var random = new AugmentationRandom(((ulong)(uint)_seed << 32) | (uint)index);
        Backgrounds.Draw(pixels, height, width, ref random);

        int wanted = Settings.LeastObjects + random.NextBelow(Settings.MostObjects - Settings.LeastObjects + 1), count = 0;
        Span<float> hidden = stackalloc float[SceneSettings.GreatestCount];
        hidden.Clear();
        for (int i = 0; i < wanted; i++)
        {
            if (Put(pixels, objects[..count], hidden, ref random) is { } put)
                objects[count++] = put;
        }

        return count;
    }

    // A garment with all that is random about it, but for its place; then places, until one suits.
    private SceneObject? Put(Span<float> pixels, ReadOnlySpan<SceneObject> before, Span<float> hidden, ref AugmentationRandom random)
    {
        int sample = random.NextBelow(Garments.Count);
        double side = Settings.LeastSide + ((Settings.MostSide - Settings.LeastSide) * random.NextUniform());
        double angle = Settings.Rotation * ((2 * random.NextUniform()) - 1);
        bool isMirrored = random.NextBelow(2) == 1;
        float black = (float)(DarkRange * random.NextUniform());
        float white = (float)(BrightLeast + ((1 - BrightLeast) * random.NextUniform()));
        if (random.NextUniform() < InvertedShare)
            (black, white) = (white, black);

        var image = new GarmentImage(Garments.Input(sample));
        if (image.IsEmpty)
            return null;

        Box room = new PlacedGarment(image, side, angle, isMirrored, Vector2.Zero).Corners().Bounds();
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            var center = new Vector2(
                (float)(((Settings.Width - room.Width) * random.NextUniform()) - room.Left),
                (float)(((Settings.Height - room.Height) * random.NextUniform()) - room.Top));
            var garment = new PlacedGarment(image, side, angle, isMirrored, center);
            Box box = garment.Bounds(Settings.Height, Settings.Width);
            if (box.Area == 0 || !IsFree(box, before, hidden))
                continue;

            for (int i = 0; i < before.Length; i++)
                hidden[i] += CoveredPart(before[i].Box, box);
            garment.Draw(pixels, Settings.Width, box, black, white);
            return new SceneObject(Garments.Label(sample), box, garment.Corners());
        }

        return null;
    }

    private bool IsFree(Box box, ReadOnlySpan<SceneObject> before, ReadOnlySpan<float> hidden)
    {
        for (int i = 0; i < before.Length; i++)
        {
            if (Box.IntersectionOverUnion(box, before[i].Box) > Settings.MostOverlap
                || hidden[i] + CoveredPart(before[i].Box, box) > Settings.MostHidden)
                return false;
        }

        return true;
    }

    // The part of a box that another one lies on.
    private static float CoveredPart(Box below, Box above)
    {
        float width = MathF.Min(below.Right, above.Right) - MathF.Max(below.Left, above.Left);
        float height = MathF.Min(below.Bottom, above.Bottom) - MathF.Max(below.Top, above.Top);
        return MathF.Max(width, 0) * MathF.Max(height, 0) / below.Area;
    }
}
