using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Slide;

/// <summary>The mean shape of each class: windows are squares, and trousers are not. A classifier tells no more of a box than its
/// class.</summary>
internal sealed class ClassShapes
{
    private readonly BoxSize[] sizes = new BoxSize[ClothesWindow.Classes];

    /// <summary>Measures the boxes of the first scenes of a composer.</summary>
    public ClassShapes(SceneComposer scenes, int count)
    {
        var counts = new int[sizes.Length];
        var pixels = new float[scenes.Settings.Height * scenes.Settings.Width];
        var objects = new SceneObject[scenes.Settings.MostObjects];
        for (int i = 0; i < count; i++)
        {
            int found = scenes.ComposeInto(i, pixels, objects);
            foreach (SceneObject shown in objects.AsSpan(0, found))
            {
                (float width, float height) = (shown.Box.Width, shown.Box.Height);
                float longer = MathF.Max(width, height);
                BoxSize before = sizes[shown.Class];
                sizes[shown.Class] = new BoxSize(before.Width + (width / longer), before.Height + (height / longer));
                counts[shown.Class]++;
            }
        }

        // A class that was not seen is square.
        for (int kind = 0; kind < sizes.Length; kind++)
        {
            sizes[kind] = counts[kind] == 0
                ? new BoxSize(1, 1)
                : new BoxSize(sizes[kind].Width / counts[kind], sizes[kind].Height / counts[kind]);
        }
    }

    /// <summary>The box of a garment in the middle of a window.</summary>
    public Box Inside(SceneLevel level, int row, int column, int kind)
    {
        float longer = SceneWindow.Filling * level.Extent, half = level.Extent / 2;
        return Box.FromCenter(
            level.Begin(column) + half, level.Begin(row) + half, longer * sizes[kind].Width, longer * sizes[kind].Height);
    }
}
