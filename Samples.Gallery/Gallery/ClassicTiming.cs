using System.Diagnostics;
using Unroll;

namespace Samples.Gallery;

/// <summary>Times one network on random numbers; the time depends on the shapes alone.</summary>
internal static class ClassicTiming
{
    /// <summary>The samples of the mini-batch whose training step is timed.</summary>
    public const int BatchSize = 4;

    private const int Predictions = 9, Steps = 3;

    /// <summary>The median time of predicting one sample on one thread, in milliseconds.</summary>
    /// <param name="classic">The network.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="stop">Ends the measurement after the present prediction.</param>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public static double PredictionMilliseconds(IClassicNetwork classic, Action<double> progress, CancellationToken stop)
    {
        (Network network, var predict) = classic.Create();
        using (network)
        {
            float[] image = Random(classic.Description.Inputs[0].Length), scores = new float[classic.Description.Outputs[0].Length];
            return MedianMilliseconds(() => predict(image, scores), Predictions, progress, stop);
        }
    }

    /// <summary>The median time of gradients and a step of plain gradient descent for a small mini-batch, in milliseconds.</summary>
    /// <param name="classic">The network.</param>
    /// <param name="threads">The threads that share the mini-batch, where the network is cut into as many shards.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="stop">Ends the measurement after the present step.</param>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public static double TrainingMilliseconds(IClassicNetwork classic, int threads, Action<double> progress, CancellationToken stop)
    {
        (Network network, _) = classic.Create();
        using (network)
        {
            network.Threads = threads;
            using var batch = new Batch(classic.Description, BatchSize);
            Random(batch.Input(0).Length).CopyTo(batch.Input(0));
            for (int sample = 0; sample < BatchSize; sample++)
                batch.Labels(0)[sample] = sample;
            using var optimizer = new Sgd(1e-6f);   // small steps: the weights are random and so is what they are to learn
            return MedianMilliseconds(
                () =>
                {
                    network.ComputeGradients(batch);
                    optimizer.Step(network);
                },
                Steps,
                progress,
                stop);
        }
    }

    /// <summary>Whether a training step fits in half of the memory that the process may have.</summary>
    public static bool HasMemoryToTrain(NetworkDescription network) =>
        ClassicMemory.TrainingStep(network) <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private static double MedianMilliseconds(Action work, int measured, Action<double> progress, CancellationToken stop)
    {
        const int WarmUp = 2;   // the first compiles the code and packs the weights
        double[] times = new double[measured];
        for (int i = -WarmUp; i < measured; i++)
        {
            stop.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            work();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            progress((i + WarmUp + 1.0) / (measured + WarmUp));
        }

        return times.Order().ElementAt(measured / 2);
    }

    private static float[] Random(int length)
    {
        var random = new Random(1);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = 2 * random.NextSingle() - 1;
        return values;
    }
}
