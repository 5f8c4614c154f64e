using Samples.Training;
using Unroll;

namespace Samples.Vanishing;

/// <summary>How a deep network was trained, and what its gradients were.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Layers">Its layers with weights, from the image to the loss.</param>
/// <param name="Norms">The norms of the layers' gradients, before the training and after each epoch.</param>
/// <param name="History">The epochs.</param>
/// <param name="TestAccuracy">The share of test images that it recognizes, from 0 to 1.</param>
internal sealed record DepthResult(
    string Title, IReadOnlyList<string> Layers, IReadOnlyList<double[]> Norms, TrainingHistory History, double TestAccuracy)
{
    private const float LearningRate = 0.001f;
    private const int BatchSize = 64;

    /// <summary>Trains a network and measures its gradients at each end of an epoch.</summary>
    public static DepthResult Train<TNetwork>(
        string title, TNetwork network, ImageSets sets, DepthSettings settings, CancellationToken stop)
        where TNetwork : Network
    {
        using var optimizer = new Adam(LearningRate);
        using var gradients = new LayerGradients(network, sets.Dev);
        var norms = new List<double[]> { gradients.Measure() };
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            KeepBest = false,
            TrainAccuracySamples = 1000,
        };
        Console.WriteLine(
            $"{title}: {network.Declaration.ParameterCount:N0} parameters, {network.Declaration.MultiplyAdds:N0} multiply-adds an image");
        TrainingHistory history = TrainingDisplay.Run(progress =>
        {
            trainer.Progress = new Listener(progress, () => norms.Add(gradients.Measure()));
            return trainer.Fit(sets.Train, sets.Dev, settings.Epochs, BatchSize, stop);
        });
        double accuracy = Evaluation.Run(network, sets.Test).Accuracy!.Value;
        return new DepthResult(title, LayerGradients.Names(network), norms, history, accuracy);
    }

    /// <summary>Passes reports on, and does something at each end of an epoch, when no step is under way.</summary>
    private sealed class Listener(IProgress<TrainingProgress> inner, Action epochEnded) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            inner.Report(value);
            if (value.Completed is not null)
                epochEnded();
        }
    }
}

/// <summary>What was asked for.</summary>
internal sealed record DepthSettings(int Epochs, int Seed, int Threads);
