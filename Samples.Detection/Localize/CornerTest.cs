using System.Numerics;
using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Localize;

/// <summary>Measures how near the corners are.</summary>
internal sealed class CornerTest(CornerLocalizer network, SceneComposer scenes)
{
    private const int Scale = 4, Columns = 4;

    private static readonly PictureColor Found = new(245, 130, 48);

    /// <summary>
    /// The first scenes as a sentence. The normalized mean error is the mean distance of the four corners over the root of the area of
    /// the box
    /// that they span; a failure is one above 8 %.
    /// </summary>
    public string Measure(int count)
    {
        double sum = 0;
        int failures = 0, measured = 0;
        for (int i = 0; i < count; i++)
        {
            Scene scene = scenes.Compose(i);
            if (scene.Objects.Count == 0)
                continue;
            Vector2[] truth = Corners(scene), found = Find(scene);
            double distance = truth.Zip(found, Vector2.Distance).Average();
            double size = Math.Sqrt(Vector2.Distance(truth[0], truth[1]) * Vector2.Distance(truth[1], truth[2]));
            sum += distance / size;
            failures += distance / size > 0.08 ? 1 : 0;
            measured++;
        }

        return $"normalized mean error {100 * sum / Math.Max(1, measured):F2} %, failures {100.0 * failures / Math.Max(1, measured):F1} %, "
            + $"of {measured:N0} turned garments";
    }

    /// <summary>Draws the first scenes with the true corners in green and those found in orange.</summary>
    public void SaveSheet(string path, int count, IReadOnlyList<string> classes)
    {
        Scene[] shown = [.. Enumerable.Range(0, count).Select(scenes.Compose)];
        Picture sheet = SceneSheet.Draw(shown, classes, found: null, Columns, Scale, hasCorners: true);
        for (int i = 0; i < count; i++)
        {
            int left = SceneSheet.Gap + (i % Columns * ((shown[i].Width * Scale) + SceneSheet.Gap));
            int top = SceneSheet.Gap + (i / Columns * ((shown[i].Height * Scale) + SceneSheet.Gap));
            foreach (Vector2 corner in Find(shown[i]))
                sheet.DrawPoint(left + (corner.X * Scale), top + (corner.Y * Scale), Found, radius: 3);
        }

        sheet.SavePng(path);
    }

    private static Vector2[] Corners(Scene scene)
    {
        (Vector2 first, Vector2 second, Vector2 third, Vector2 fourth) = scene.Objects[0].Corners;
        return [first, second, third, fourth];
    }

    private Vector2[] Find(Scene scene)
    {
        Span<float> outputs = stackalloc float[8];
        network.Predict(scene.Pixels, outputs);
        var corners = new Vector2[4];
        for (int i = 0; i < corners.Length; i++)
            corners[i] = new Vector2(outputs[2 * i] * scene.Width, outputs[(2 * i) + 1] * scene.Height);
        return corners;
    }
}
