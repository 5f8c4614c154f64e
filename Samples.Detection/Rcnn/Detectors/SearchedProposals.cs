using Samples.Scenes;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>Proposals of scenes by selective search.</summary>
internal static class SearchedProposals
{
    /// <summary>The most proposals of a scene.</summary>
    public const int Most = 200;

    /// <summary>A search for things as large as those of the scenes.</summary>
    public static SelectiveSearch Search() => new(new FelzenszwalbSegmentation(scale: 30, sigma: 0.5, minimumSize: 20));

    /// <summary>Searches the first training scenes, once for all epochs.</summary>
    /// <param name="scenes">Composes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many threads search.</param>
    public static Box[][] OfScenes(SceneComposer scenes, int count, int threads)
    {
        var found = new Box[count][];
        (int height, int width) = (scenes.Settings.Height, scenes.Settings.Width);
        Parallel.For(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Search: Search(), Picture: new Picture(height, width, 1), Boxes: new Box[Most]),
            (index, _, room) =>
            {
                Write(scenes.Compose(index).Pixels, room.Picture);
                found[index] = room.Boxes.AsSpan(0, room.Search.Find(room.Picture, room.Boxes)).ToArray();
                return room;
            },
            _ => { });
        return found;
    }

    /// <summary>Pixels from 0 to 1 as bytes.</summary>
    public static void Write(ReadOnlySpan<float> pixels, Picture picture)
    {
        for (int i = 0; i < pixels.Length; i++)
            picture.Pixels[i] = (byte)((pixels[i] * 255) + 0.5f);
    }
}
