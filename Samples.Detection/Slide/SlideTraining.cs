using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll;

namespace Samples.Slide;

/// <summary>Trains the classifier on windows of scenes; the weights and the course of the training are written.</summary>
internal static class SlideTraining
{
    private const float LearningRate = 0.003f;
    private const int BatchSize = 64, WindowsOfDev = 2000;

    /// <summary>Trains until the epochs are over or the person stops it; gives the file of the weights.</summary>
    public static string Run(ClothesWindow network, SceneSets scenes, SlideSettings settings, CancellationToken stop)
    {
        var train = new WindowSource(scenes.Train, settings.Windows, $"seed {settings.Seed}");
        var dev = new WindowSource(scenes.Dev, Math.Min(WindowsOfDev, settings.Windows), $"development, seed {settings.Seed}");
        int steps = settings.Epochs * ((settings.Windows + BatchSize - 1) / BatchSize);
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(steps) };
        var trainer = new Trainer<ClothesWindow>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            Checkpoint = settings.Checkpoint,
        };
        Console.WriteLine(
            $"{network.Declaration.ParameterCount:N0} parameters, {network.Declaration.MultiplyAdds:N0} multiply-adds a window; "
            + $"{settings.Epochs} epochs of {settings.Windows:N0} windows, Adam with a cosine from {LearningRate}");
        TrainingHistory history = TrainingDisplay.Fit(trainer, train, dev, settings.Epochs, BatchSize, stop);
        if (history.Epochs.Count > 0)
            OutputFile.Save(settings.Output, "history.png", path => HistoryPicture.Save(path, "Windows of scenes", history));
        return OutputFile.Save(settings.Output, "classifier.safetensors", path => network.Save(path));
    }
}
