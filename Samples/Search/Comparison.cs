using Samples.LeNet;
using Samples.Training;
using Unroll;

namespace Samples.Search;

/// <summary>The training of the sample lenet beside the best that was found.</summary>
internal static class Comparison
{
    private const int Epochs = 10, BatchSize = 64;
    private const float LearningRate = 0.003f;

    /// <summary>Trains LeNet-5 by the defaults of lenet, and tells the accuracies of both.</summary>
    public static void Write(ImageSets sets, SearchSettings settings, SearchedTraining training, TrialResult best, CancellationToken stop)
    {
        var defaults = new TrainingSettings(
            settings.Data, Epochs, BatchSize, LearningRate, OptimizerName.Adam, settings.Seed, settings.Threads, settings.Output);
        using var network = new LeNet5(settings.Seed);
        using Optimizer optimizer = defaults.CreateOptimizer(sets.Train.Count);
        var trainer = new Trainer<LeNet5>(network, optimizer)
        {
            Threads = settings.Threads, ShuffleSeed = settings.Seed, SelectBy = SelectBy.DevAccuracy, TrainAccuracySamples = 0,
        };
        TrainingHistory history = trainer.Fit(sets.Train, sets.Dev, Epochs, BatchSize, stop);
        if (history.Best is not { } own)
            return;
        TrialTraining found = training.Of(best.Trial);
        using Network loaded = found.Trainer.Network;
        using Optimizer unused = found.Trainer.Optimizer;
        loaded.Load(best.Weights!);
        Console.WriteLine($"the defaults of lenet, {Epochs} epochs: {Text(own, network, sets)}");
        Console.WriteLine($"{best.Trial}, {best.Epochs.Count} epochs: {Text(best.Best!, loaded, sets)}");
    }

    private static string Text(EpochResult epoch, Network network, ImageSets sets) =>
        $"development accuracy {100 * epoch.DevAccuracy:F2} %, test accuracy {100 * Evaluation.Run(network, sets.Test).Accuracy:F2} %";
}
