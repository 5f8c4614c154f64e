using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll;

namespace Samples.Localize;

/// <summary>Trains a network on scenes, and writes its weights.</summary>
internal static class LocalizeTraining
{
    private const float LearningRate = 0.003f;
    private const int BatchSize = 32, ScenesOfDev = 1000;

    /// <summary>Trains until the epochs are over or the person stops it.</summary>
    public static void Run<TNetwork>(
        TNetwork network, SceneSets scenes, SceneTargets kind, string name, LocalizeSettings settings, CancellationToken stop)
        where TNetwork : Network
    {
        var train = new SceneSource(scenes.Train, kind, settings.Scenes, $"{name}, seed {settings.Seed}");
        int devScenes = Math.Min(ScenesOfDev, settings.Scenes);
        var dev = new SceneSource(scenes.Dev, kind, devScenes, $"{name}, development, seed {settings.Seed}");
        int steps = settings.Epochs * ((settings.Scenes + BatchSize - 1) / BatchSize);
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(steps) };
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            Checkpoint = settings.Checkpoint is { } beginning ? $"{beginning}.{name}" : null,
        };
        Console.WriteLine(
            $"{network.Declaration.ParameterCount:N0} parameters, {network.Declaration.MultiplyAdds:N0} multiply-adds a scene; "
            + $"{settings.Epochs} epochs of {settings.Scenes:N0} scenes, Adam with a cosine from {LearningRate}");
        TrainingDisplay.Fit(trainer, train, dev, settings.Epochs, BatchSize, stop);
        OutputFile.Save(settings.Output, $"{name}.safetensors", path => network.Save(path));
    }
}
