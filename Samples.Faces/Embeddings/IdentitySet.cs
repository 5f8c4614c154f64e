using Samples.Training;
using Unroll;

namespace Samples.Embeddings;

/// <summary>
/// Images of ten classes, of which a network learns from some and is asked about the others: as with people's faces, what it tells of them
/// it cannot have learned by heart.
/// </summary>
/// <param name="Name">What is in the images.</param>
/// <param name="Learned">The images to learn from, with the classes counted from 0.</param>
/// <param name="LearnedNames">Their names.</param>
/// <param name="Unseen">The images to ask about, counted likewise.</param>
/// <param name="UnseenNames">Their names.</param>
/// <param name="MayBeMirrored">Whether a mirrored image is one of the same class.</param>
/// <param name="Passes">How many passes over the images to learn from are one epoch: several where there are few.</param>
/// <param name="Ways">The ways in which the images to learn from are shown, each a set of classes of its own.</param>
internal sealed record IdentitySet(
    string Name,
    DataSet Learned,
    IReadOnlyList<string> LearnedNames,
    DataSet Unseen,
    IReadOnlyList<string> UnseenNames,
    bool MayBeMirrored,
    int Passes,
    IReadOnlyList<Turn> Ways)
{
    /// <summary>The classes that are learned: each in every way.</summary>
    public int LearnedClasses => LearnedNames.Count * Ways.Count;

    /// <summary>The images to learn from, in every way.</summary>
    public DataSet Shown() => TurnedClasses.Of(Learned, LearnedNames.Count, Ways);

    /// <summary>The same with fewer images to learn from.</summary>
    public IdentitySet AtMost(int images) => images >= Learned.Count
        ? this
        : this with { Learned = Learned.Select([.. Enumerable.Range(0, images)]) };

    /// <summary>Clothing: training images of the classes learned from, test images of the others.</summary>
    public static IdentitySet Clothing(ImageSets sets, int[] unseen)
    {
        int[] learned = Others(unseen);
        return new(
            "clothing", ClassSubset.Of(sets.Train, learned), Names(sets.Classes, learned), ClassSubset.Of(sets.Test, unseen),
            Names(sets.Classes, unseen), MayBeMirrored: true, Passes: 1, EveryTurn);
    }

    /// <summary>Handwritten digits: all images there are.</summary>
    public static IdentitySet Digits(int[] unseen)
    {
        DataSet images = DigitImages.Load();
        int[] learned = Others(unseen);
        return new(
            "digits", ClassSubset.Of(images, learned), Names(DigitImages.Names, learned), ClassSubset.Of(images, unseen),
            Names(DigitImages.Names, unseen), MayBeMirrored: false, Passes: 8, EveryTurn);
    }

    /// <summary>What it is, in one line.</summary>
    public override string ToString() =>
        $"{Name}: learned from {Learned.Count:N0} images ({string.Join(", ", LearnedNames)}), asked about {Unseen.Count:N0} "
        + $"({string.Join(", ", UnseenNames)})";

    private static IReadOnlyList<Turn> EveryTurn => [new(0), new(1), new(2), new(3)];

    private static int[] Others(int[] classes) => [.. Enumerable.Range(0, 10).Except(classes)];

    private static string[] Names(IReadOnlyList<string> names, int[] classes) => [.. classes.Select(label => names[label])];
}
