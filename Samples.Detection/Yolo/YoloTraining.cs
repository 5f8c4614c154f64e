using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Yolo;

/// <summary>Trains the detector; the weights and the curve of the loss are written.</summary>
internal static class YoloTraining
{
    private const float LearningRate = 0.004f;
    private const int ScenesOfDev = 500, ScenesForAnchors = 2000;

    /// <summary>Trains until the epochs are over or the person stops it.</summary>
    public static void Run(ClothesDetector network, SceneSets scenes, YoloSettings settings, CancellationToken stop)
    {
        var rows = new BoxRows(scenes.Train.Settings.MostObjects);
        var train = new SceneSource(scenes.Train, rows, settings.Scenes, $"seed {settings.Seed}");
        var dev = new SceneSource(scenes.Dev, rows, Math.Min(ScenesOfDev, settings.Scenes), $"development, seed {settings.Seed}");
        Console.WriteLine(AnchorText(train, settings.Seed));
        int steps = settings.Epochs * ((settings.Scenes + settings.BatchSize - 1) / settings.BatchSize);
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(steps) };
        var trainer = new Trainer<ClothesDetector>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            Checkpoint = settings.Checkpoint,
        };
        Console.WriteLine(
            $"{network.Declaration.ParameterCount:N0} parameters, {network.Declaration.MultiplyAdds:N0} multiply-adds a scene; "
            + $"{settings.Epochs} epochs of {settings.Scenes:N0} scenes, Adam with a cosine from {LearningRate}");
        TrainingHistory history = TrainingDisplay.Fit(trainer, train, dev, settings.Epochs, settings.BatchSize, stop);
        OutputFile.Save(settings.Output, "detector.safetensors", path => network.Save(path));
        if (history.Epochs.Count > 0)
            OutputFile.Save(settings.Output, "loss.png", path => LossPicture.Save(path, history));
    }

    /// <summary>The anchors that k-means finds among the boxes of training scenes, beside those of the network.</summary>
    private static string AnchorText(SceneSource train, int seed)
    {
        var sizes = new List<BoxSize>();
        for (int scene = 0; scene < Math.Min(ScenesForAnchors, train.Count); scene++)
        {
            ReadOnlySpan<float> boxes = train.Target(scene);
            for (int row = 0; row < boxes.Length; row += BoxRows.Numbers)
            {
                if (boxes[row] >= 0)
                    sizes.Add(new BoxSize(boxes[row + 3] * ClothesDetector.Side, boxes[row + 4] * ClothesDetector.Side));
            }
        }

        var anchors = new BoxSize[ClothesDetector.Anchors.Length / 2];
        float overlap = new AnchorClustering().Find(sizes.ToArray(), anchors, seed);
        string found = string.Join(
            ", ", anchors.OrderBy(anchor => anchor.Width).Select(anchor => $"{anchor.Width:F0} x {anchor.Height:F0}"));
        string own = string.Join(", ", ClothesDetector.Anchors.Chunk(2).Select(anchor => $"{anchor[0]:F0} x {anchor[1]:F0}"));
        return $"anchors by k-means of {sizes.Count:N0} boxes: {found} (mean overlap {overlap:F3}); those of the network: {own}";
    }
}
