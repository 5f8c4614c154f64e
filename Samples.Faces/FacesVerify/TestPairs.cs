using Unroll;

namespace Samples.FacesVerify;

/// <summary>Pairs to verify, as LFW has them: ten parts, in each first the pairs of one class and then as many of two. No image is in two
/// parts, and no pair stands twice.</summary>
internal static class TestPairs
{
    /// <summary>The parts.</summary>
    public const int Folds = 10;

    /// <summary>Draws the pairs; the same seed draws the same.</summary>
    /// <param name="images">Images of the classes that were not learned from.</param>
    /// <param name="each">The pairs of each kind in a part, or as many as there are if these are fewer.</param>
    /// <param name="seed">Draws.</param>
    public static IReadOnlyList<ImagePair> Draw(DataSet images, int each, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, images.Count)];
        random.Shuffle(order);
        var pairs = new List<ImagePair>();
        for (int fold = 0; fold < Folds; fold++)
        {
            int[] part = order[(fold * order.Length / Folds)..((fold + 1) * order.Length / Folds)];
            ImagePair[] all = [.. part.SelectMany((first, place) => part.Skip(place + 1).Select(
                second => new ImagePair(first, second, images.Label(first) == images.Label(second))))];
            random.Shuffle(all);
            pairs.AddRange(all.Where(pair => pair.IsSame).Take(each));
            pairs.AddRange(all.Where(pair => !pair.IsSame).Take(each));
        }

        return pairs;
    }
}
