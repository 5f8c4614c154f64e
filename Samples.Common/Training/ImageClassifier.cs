using System.Diagnostics;
using Samples.Reports;
using Unroll;

namespace Samples.Training;

/// <summary>Predict of a network: the pixels of one image in, one score a class out.</summary>
internal delegate void Predictor(ReadOnlySpan<float> image, Span<float> scores);

/// <summary>A network that tells ten classes of images apart, with all that the samples do with it.</summary>
/// <param name="title">What people call it.</param>
/// <param name="network">The network.</param>
/// <param name="predict">Its Predict.</param>
internal sealed class ImageClassifier<TNetwork>(string title, TNetwork network, Predictor predict)
    where TNetwork : Network
{
    /// <summary>Trains until the epochs are over or the person stops it, and says how it ended.</summary>
    /// <param name="sets">The images.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="stop">The person's wish to stop.</param>
    /// <param name="report">The page that tells how it goes, and at the end how it went; null for none.</param>
    public TrainingHistory Train(ImageSets sets, TrainingSettings settings, CancellationToken stop, string? report = null)
    {
        var trainer = new Trainer<TNetwork>(network, settings.CreateOptimizer(sets.Train.Count))
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            SelectBy = SelectBy.DevAccuracy,
            Checkpoint = settings.Checkpoint,
            AccumulationSteps = settings.AccumulationSteps,
            ProcessGroup = settings.ProcessGroup,
            Report = report,
            ReportOptions = new ReportOptions { Title = title, Classes = sets.Classes },
        };
        if (settings.IsFirst)
        {
            Console.WriteLine(
                $"{title}: {network.Declaration.ParameterCount:N0} parameters, "
                + $"{network.Declaration.MultiplyAdds:N0} multiply-adds an image; {settings}");
        }

        TrainingHistory history = TrainingDisplay.Fit(trainer, sets.Train, sets.Dev, settings.Epochs, settings.BatchSize, stop);
        if (settings.IsFirst)
            Console.WriteLine(Ending(history));
        return history;
    }

    /// <summary>The median time of predicting one test image, on one thread, in microseconds.</summary>
    public double PredictionMicroseconds(DataSet test)
    {
        const int WarmUp = 5000, Measured = 5000;
        Span<float> scores = stackalloc float[10];
        var times = new double[Measured];
        for (int i = -WarmUp; i < Measured; i++)
        {
            ReadOnlySpan<float> image = test.Input((i + WarmUp) % test.Count);
            long start = Stopwatch.GetTimestamp();
            predict(image, scores);
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times.Order().ElementAt(Measured / 2);
    }

    /// <summary>The median over the epochs of the time of training on one image, in microseconds; NaN if no epoch was completed.</summary>
    public static double TrainingMicroseconds(TrainingHistory history, DataSet train)
    {
        double[] times = [.. history.Epochs.Select(epoch => epoch.TrainingTime.TotalMicroseconds / train.Count).Order()];
        return times.Length == 0 ? double.NaN : times[times.Length / 2];
    }

    /// <summary>Writes the weights, the course of the training and the first 25 test images into a folder.</summary>
    public void WriteFiles(string folder, TrainingHistory history, ImageSets sets)
    {
        Directory.CreateDirectory(folder);
        string weights = Path.Combine(folder, $"{typeof(TNetwork).Name.ToLowerInvariant()}.safetensors");
        network.Save(weights);
        Console.WriteLine($"written: {weights}");

        if (history.Epochs.Count > 0)
        {
            string course = Path.Combine(folder, "history.png");
            HistoryPicture.Save(course, title, history);
            Console.WriteLine($"written: {course}");
        }

        string sheet = Path.Combine(folder, "predictions.png");
        PredictedImage[] images = [.. Enumerable.Range(0, Math.Min(25, sets.Test.Count)).Select(sample => Predict(sets, sample))];
        PredictionSheet.Save(
            sheet,
            $"{title} on the first {images.Length} test images: {images.Count(image => !image.IsRight)} wrong",
            images, ImageSets.Side);
        Console.WriteLine($"written: {sheet}");
    }

    private PredictedImage Predict(ImageSets sets, int sample)
    {
        Span<float> scores = stackalloc float[10];
        predict(sets.Test.Input(sample), scores);
        return new PredictedImage(
            sets.Test.Input(sample).ToArray(), sets.Classes[Accuracy.ArgMax(scores)], sets.Classes[sets.Test.Label(sample)]);
    }

    private static string Ending(TrainingHistory history)
    {
        string end = history.StopReason == StopReason.Canceled ? $"Stopped after {history.Steps} mini-batches, as you asked. " : "";
        return end + (history.RestoredBest
            ? $"The weights of epoch {history.BestEpoch} are kept, the best on the development images."
            : "No epoch was completed, so the weights of the last mini-batch are kept.");
    }
}
