using Samples.Scenes;

namespace Samples.Rcnn;

/// <summary>How one of the detectors is trained.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Create">Makes it from a seed.</param>
/// <param name="Scenes">Training scenes of an epoch.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="LearningRate">Where the cosine of Adam begins.</param>
internal sealed record DetectorPlan(string Key, Func<int, RegionDetector> Create, int Scenes, int Epochs, float LearningRate)
{
    /// <summary>All, in the order in which they were invented. Those with selective search see fewer scenes more often: a search takes
    /// longer than a step.</summary>
    public static IReadOnlyList<DetectorPlan> All { get; } =
    [
        new("rcnn", seed => new FirstRcnn(seed), Scenes: 5_000, Epochs: 1, LearningRate: 0.003f),
        new("fast", seed => new FastRcnn(seed), Scenes: 8_000, Epochs: 2, LearningRate: 0.003f),
        new("faster", seed => new FasterRcnn(seed), Scenes: 80_000, Epochs: 1, LearningRate: 0.003f),
    ];

    /// <summary>Searches the training scenes of a detector that needs it.</summary>
    public void Prepare(RegionDetector detector, SceneComposer scenes, int threads)
    {
        if (detector is not SearchingDetector searching)
            return;
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        searching.TrainingProposals = SearchedProposals.OfScenes(scenes, Scenes, threads);
        double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            $"{detector.Name}: {searching.TrainingProposals.Average(boxes => boxes.Length):F0} proposals a scene by selective search of "
            + $"{Scenes:N0} scenes, {seconds:F0} s");
    }
}
