using Unroll;

namespace Samples.FacesVerify;

/// <summary>The images of each class, from which pairs are drawn.</summary>
internal sealed class ClassMembers(DataSet images)
{
    private readonly int[][] ofClass = [.. Enumerable.Range(0, images.Count).GroupBy(sample => images.Label(sample))
        .OrderBy(group => group.Key).Select(group => group.ToArray())];

    /// <summary>Two different images of one class or of two. Every class is as likely as any other.</summary>
    public ImagePair Draw(bool isSame, ref AugmentationRandom random)
    {
        int one = random.NextBelow(ofClass.Length);
        int other = isSame ? one : (one + 1 + random.NextBelow(ofClass.Length - 1)) % ofClass.Length;
        int first = random.NextBelow(ofClass[one].Length);
        int second = isSame
            ? (first + 1 + random.NextBelow(ofClass[one].Length - 1)) % ofClass[one].Length
            : random.NextBelow(ofClass[other].Length);
        return new(ofClass[one][first], ofClass[other][second], isSame);
    }
}
