using Unroll;

namespace Samples.BiasVariance;

/// <summary>How a network learned: errors are parts of the images, from 0 to 1.</summary>
/// <param name="Name">What was trained, or on what.</param>
/// <param name="Train">The error on the training images after each epoch.</param>
/// <param name="Dev">The error on the development images.</param>
/// <param name="Chosen">The epoch whose weights count, from 0: the last, or the best on development images.</param>
/// <param name="Test">The error on the test images with them.</param>
internal sealed record Course(string Name, double[] Train, double[] Dev, int Chosen, double Test)
{
    private const int BatchSize = 32;
    private const float LearningRate = 0.002f;

    /// <summary>The error on the training images with the weights that count.</summary>
    public double TrainError => Train[Chosen];

    /// <summary>The error on the development images with them.</summary>
    public double DevError => Dev[Chosen];

    /// <summary>Trains a network and disposes it; null if the person stopped before the first epoch was over.</summary>
    /// <param name="name">What is trained, or on what.</param>
    /// <param name="network">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="settings">Epochs, threads and seed.</param>
    /// <param name="stop">Ends the training.</param>
    /// <param name="stopsEarly">Whether the weights of the best epoch count, and not those of the last.</param>
    public static Course? Of(
        string name, Network network, ImageTriple images, BiasVarianceSettings settings, CancellationToken stop, bool stopsEarly = false)
    {
        using (network)
        {
            int steps = settings.Epochs * ((images.Train.Count + BatchSize - 1) / BatchSize);
            using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(steps) };
            var trainer = new Trainer<Network>(network, optimizer)
            {
                Threads = settings.Threads,
                ShuffleSeed = settings.Seed,
                KeepBest = stopsEarly,
                SelectBy = SelectBy.DevAccuracy,
                TrainAccuracySamples = int.MaxValue,
            };
            TrainingHistory history = trainer.Fit(images.Train, images.Dev, settings.Epochs, BatchSize, stop);
            if (history.Epochs.Count == 0)
                return null;
            int chosen = stopsEarly ? history.BestEpoch!.Value - 1 : history.Epochs.Count - 1;
            return new Course(
                name,
                [.. history.Epochs.Select(epoch => 1 - epoch.TrainAccuracy!.Value)],
                [.. history.Epochs.Select(epoch => 1 - epoch.DevAccuracy!.Value)],
                chosen,
                1 - Evaluation.Run(network, images.Test).Accuracy!.Value);
        }
    }
}
