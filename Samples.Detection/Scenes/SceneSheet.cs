using System.Globalization;
using System.Numerics;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>
/// Some scenes in one picture, enlarged: a green box around every object with its class above, and an orange one around everything that
/// was found, with class and score below.
/// </summary>
internal static class SceneSheet
{
    /// <summary>The pixels between two scenes, and around all.</summary>
    public const int Gap = 6;

    private static readonly PictureColor True = new(60, 200, 90), Found = new(245, 130, 48);

    /// <summary>Draws the scenes and writes them as a PNG file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="scenes">The scenes, all of one size, row by row.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="found">What was found in each scene; null shows the objects alone.</param>
    /// <param name="columns">The scenes of a row.</param>
    /// <param name="scale">Pixels of the sheet for one of a scene.</param>
    /// <param name="hasCorners">Whether the corners of the objects are drawn as points, the upper left one as a larger one.</param>
    /// <exception cref="ArgumentException">There is no scene, they have different sizes, or the lists have different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The columns or the scale are not positive.</exception>
    public static void Save(
        string path, IReadOnlyList<Scene> scenes, IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Detection>>? found = null,
        int columns = 4, int scale = 3, bool hasCorners = false) =>
        Draw(scenes, classes, found, columns, scale, hasCorners).SavePng(path);

    /// <summary>As <see cref="Save"/>, without writing it.</summary>
    public static Picture Draw(
        IReadOnlyList<Scene> scenes, IReadOnlyList<string> classes, IReadOnlyList<IReadOnlyList<Detection>>? found = null,
        int columns = 4, int scale = 3, bool hasCorners = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        if (scenes.Count == 0)
            throw new ArgumentException("There is no scene to draw; expected one or more.", nameof(scenes));
        if (found is not null && found.Count != scenes.Count)
        {
            throw new ArgumentException(
                $"There are detections of {found.Count} scenes, and {scenes.Count} scenes; expected a list for each.", nameof(found));
        }

        columns = Math.Min(columns, scenes.Count);
        int rows = (scenes.Count + columns - 1) / columns, height = scenes[0].Height * scale, width = scenes[0].Width * scale;
        var sheet = new Picture((rows * (height + Gap)) + Gap, (columns * (width + Gap)) + Gap);
        sheet.Pixels.Fill(255);
        for (int i = 0; i < scenes.Count; i++)
        {
            Picture picture = Enlarged(scenes[i], scenes[0], scale);
            IReadOnlyList<Detection> detections = found?[i] ?? [];
            foreach (SceneObject shown in scenes[i].Objects)
                DrawObject(picture, shown, scale, hasCorners);
            foreach (Detection shown in detections)
                DrawBox(picture, shown.Box, scale, Found);

            // The words last, so that no line crosses them.
            foreach (SceneObject shown in scenes[i].Objects)
                picture.DrawLabel(classes[shown.Class], shown.Box.Left * scale, shown.Box.Top * scale, True);
            foreach (Detection shown in detections)
                DrawScore(picture, shown, classes, scale);
            Paste(sheet, picture, Gap + (i / columns * (height + Gap)), Gap + (i % columns * (width + Gap)));
        }

        return sheet;
    }

    private static void DrawObject(Picture picture, SceneObject shown, int scale, bool hasCorners)
    {
        DrawBox(picture, shown.Box, scale, True);
        if (!hasCorners)
            return;
        (Vector2 first, Vector2 second, Vector2 third, Vector2 fourth) = shown.Corners;
        picture.DrawPoint(first.X * scale, first.Y * scale, True, radius: 5);
        picture.DrawPoint(second.X * scale, second.Y * scale, True, radius: 3);
        picture.DrawPoint(third.X * scale, third.Y * scale, True, radius: 3);
        picture.DrawPoint(fourth.X * scale, fourth.Y * scale, True, radius: 3);
    }

    private static void DrawBox(Picture picture, Box box, int scale, PictureColor color) =>
        picture.DrawBox(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale, color);

    private static void DrawScore(Picture picture, Detection shown, IReadOnlyList<string> classes, int scale)
    {
        const int labelHeight = 13;
        string text = string.Create(CultureInfo.InvariantCulture, $"{classes[shown.Class]} {shown.Score:F2}");
        picture.DrawLabel(text, shown.Box.Left * scale, Math.Min((shown.Box.Bottom * scale) + labelHeight, picture.Height), Found);
    }

    private static Picture Enlarged(Scene scene, Scene first, int scale)
    {
        if (scene.Height != first.Height || scene.Width != first.Width)
        {
            throw new ArgumentException(
                $"A scene has {scene.Height} x {scene.Width} pixels and the first {first.Height} x {first.Width}; a sheet has one size.",
                nameof(scene));
        }

        var picture = new Picture(scene.Height, scene.Width);
        for (int i = 0; i < scene.Pixels.Length; i++)
            picture.Pixels.Slice(3 * i, 3).Fill((byte)MathF.Round(255 * scene.Pixels[i]));
        return picture.Resized(scene.Height * scale, scene.Width * scale);
    }

    private static void Paste(Picture sheet, Picture picture, int top, int left)
    {
        for (int row = 0; row < picture.Height; row++)
            picture.Row(row).CopyTo(sheet.Row(top + row)[(3 * left)..]);
    }
}
