using Samples.Embeddings;

namespace Samples.OneShot;

/// <summary>How many images are recognized by how many known ones of each class.</summary>
/// <param name="Name">What was compared, of what.</param>
/// <param name="Accuracies">The accuracy of each draw, for each number of known images.</param>
internal sealed record OneShotCurve(string Name, IReadOnlyList<double[]> Accuracies)
{
    /// <summary>The numbers of known images of a class.</summary>
    public static IReadOnlyList<int> Known { get; } = [1, 2, 3, 5, 10, 20];

    /// <summary>Measures the draws, the same for all that is compared.</summary>
    public static OneShotCurve Of(string name, float[][] descriptors, IdentitySet set, int draws, int seed)
    {
        var recognition = new Recognition(descriptors, set.Unseen);
        return new(name, [.. Known.Select(each => Enumerable.Range(0, draws).AsParallel().AsOrdered()
            .Select(draw => recognition.Accuracy(each, seed + draw)).ToArray())]);
    }

    /// <summary>The mean for a number of known images.</summary>
    public double Mean(int place) => Accuracies[place].Average();

    /// <summary>The standard deviation of the draws.</summary>
    public double Deviation(int place)
    {
        double mean = Mean(place);
        return Math.Sqrt(Accuracies[place].Average(accuracy => (accuracy - mean) * (accuracy - mean)));
    }
}
