using System.Diagnostics;
using Samples.Reports;
using Samples.Scenes;
using Spectre.Console;
using Unroll;

namespace Samples.Rcnn;

/// <summary>Trains a detector: all of its networks take a step behind each mini-batch.</summary>
internal static class RcnnTraining
{
    private const int BatchSize = 8, Reports = 10;

    /// <summary>Trains until the epochs are over or the person stops it.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="scenes">The training scenes.</param>
    /// <param name="threads">Threads that share a mini-batch.</param>
    /// <param name="seed">The seed of the order of the scenes.</param>
    /// <param name="stop">Ends it after the present mini-batch.</param>
    /// <returns>Whether it came to its end.</returns>
    /// <exception cref="NonFiniteLossException">The loss or a gradient became infinite or NaN.</exception>
    public static bool Run(
        RegionDetector detector, DetectorPlan plan, SceneComposer scenes, int threads, int seed, CancellationToken stop)
    {
        plan.Prepare(detector, scenes, threads);
        int batches = (plan.Scenes + BatchSize - 1) / BatchSize, steps = plan.Epochs * batches, step = 0;
        Optimizer[] optimizers = [.. detector.Networks.Select(_ => new Adam(plan.LearningRate) { Schedule = new CosineSchedule(steps) })];
        var batch = new SceneBatch(scenes, BatchSize);
        int[] order = [.. Enumerable.Range(0, plan.Scenes)];
        var random = new Random(seed);
        long start = Stopwatch.GetTimestamp();
        double sum = 0;
        foreach ((_, Network network) in detector.Networks)
            network.Threads = threads;
        MovingBar.Run(detector.Name, progress =>
        {
            for (; step < steps && !stop.IsCancellationRequested; step++)
            {
                int first = step % batches * BatchSize, last = Math.Min(first + BatchSize, plan.Scenes);
                if (first == 0)
                    random.Shuffle(order);
                batch.Compose(order.AsSpan(first..last), threads);
                sum += detector.ComputeGradients(batch);
                for (int i = 0; i < optimizers.Length; i++)
                    optimizers[i].Step(detector.Networks[i].Network);
                progress((step + 1.0) / steps);
                Report(step, steps, ref sum, detector.Name, start);
            }

            return step;
        });
        foreach (Optimizer optimizer in optimizers)
            optimizer.Dispose();
        return step == steps;
    }

    private static void Report(int step, int steps, ref double sum, string name, long start)
    {
        int every = Math.Max(1, steps / Reports);
        if ((step + 1) % every != 0)
            return;
        // Not by Console: a bar may be moving.
        AnsiConsole.WriteLine(
            $"{name}: step {step + 1:N0} of {steps:N0}, loss {sum / every:F4}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        sum = 0;
    }
}
