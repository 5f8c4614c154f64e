using System.CommandLine;
using Samples.LeNet;
using Samples.Reports;
using Samples.Training;
using Unroll;

namespace Samples.LearningRate;

/// <summary>Finds a learning rate for LeNet-5 by a short training with rising rates.</summary>
internal static class LearningRateSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> batchSize = CommonOptions.Positive("--batch-size", "Images of a mini-batch.", 64);
        Option<int> steps = CommonOptions.Positive("--steps", "Mini-batches from the lowest rate to the highest.", 200);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "learning-rate"));
        var command = new Command("learning-rate", "Finds a learning rate: trains LeNet-5 a while with a rate that rises.")
        {
            data, batchSize, steps, threads, seed, output,
        };
        command.SetAction(result => Run(
            result.GetValue(data), result.GetValue(batchSize), Math.Max(2, result.GetValue(steps)), result.GetValue(threads),
            result.GetValue(seed), result.GetValue(output)!));
        return command;
    }

    private static int Run(string? data, int batchSize, int steps, int threads, int seed, string output)
    {
        Directory.CreateDirectory(output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(data);
        Console.WriteLine(sets);
        var curves = new List<(string Name, LearningRateCurve Curve)>();
        foreach ((string name, Func<Optimizer> create) in new (string, Func<Optimizer>)[]
        {
            ("SGD, momentum 0.9", () => new Sgd(0.1f, momentum: 0.9f)), ("Adam", () => new Adam(0.001f)),
        })
        {
            using var network = new LeNet5(seed) { Threads = threads };
            using Optimizer optimizer = create();
            LearningRateCurve curve = new LearningRateFinder<LeNet5>(network, optimizer)
            {
                Lowest = 1e-6f, Steps = steps, ShuffleSeed = seed,
            }.Find(sets.Train, batchSize, interruption.Token);
            if (interruption.Token.IsCancellationRequested)
                return 0;
            Console.WriteLine(
                $"{name}: the loss falls fastest at {curve.Steepest:0.0e-0}, is lowest at {curve.LowestLoss:0.0e-0} "
                + $"and ends the search at {curve.Points[^1].LearningRate:0.0e-0}, after {curve.Points.Count} steps");
            curves.Add((name, curve));
        }

        OutputFile.Save(output, "learning-rate.png", path => LearningRatePicture.Save(path, curves));
        return 0;
    }
}
