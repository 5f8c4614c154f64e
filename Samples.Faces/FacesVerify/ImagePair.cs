using Unroll;

namespace Samples.FacesVerify;

/// <summary>Two images of a set.</summary>
/// <param name="First">The place of one.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="IsSame">Whether both are of one class.</param>
internal readonly record struct ImagePair(int First, int Second, bool IsSame)
{
    /// <summary>
    /// As many pairs of one class as of two, in turn, drawn at random; no image is paired with itself. The same seed draws the same pairs.
    /// </summary>
    public static ImagePair[] Draw(DataSet images, int count, int seed)
    {
        var random = new Random(seed);
        int[][] ofClass = [.. Enumerable.Range(0, images.Count).GroupBy(sample => images.Label(sample)).OrderBy(group => group.Key)
            .Select(group => group.ToArray())];
        var pairs = new ImagePair[count];
        for (int i = 0; i < count; i++)
        {
            bool isSame = i % 2 == 0;
            int one = random.Next(ofClass.Length), other = isSame ? one : (one + 1 + random.Next(ofClass.Length - 1)) % ofClass.Length;
            int first = random.Next(ofClass[one].Length);
            int second = isSame
                ? (first + 1 + random.Next(ofClass[one].Length - 1)) % ofClass[one].Length
                : random.Next(ofClass[other].Length);
            pairs[i] = new(ofClass[one][first], ofClass[other][second], isSame);
        }

        return pairs;
    }
}
