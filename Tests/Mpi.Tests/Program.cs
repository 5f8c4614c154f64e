using System.Diagnostics;
using System.Globalization;

namespace Unroll.Mpi.Tests;

/// <summary>
/// What the tests start, alone or by mpirun: trains for some epochs and writes the weights of process 0. Arguments: the folder, the parts a
/// process, and what happens to process 1 in epoch 3: nothing, it is killed, or it throws.
/// </summary>
internal static class Program
{
    private const int Samples = 90, Side = 8, Kinds = 4, BatchSize = 16, Epochs = 5;

    private static int Main(string[] arguments)
    {
        string folder = arguments[0], end = arguments[2];
        int parts = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        return MpiProcessGroup.IsStarted
            ? MpiProcessGroup.Run(group => Train(folder, parts, end, group))
            : Train(folder, parts, end, group: null);
    }

    private static int Train(string folder, int parts, string end, ProcessGroup? group)
    {
        using var network = new Glyphs(seed: 1);
        using var optimizer = new Adam(0.01f);
        int steps = 0;
        long before = 0, allocated = 0;
        var trainer = new Trainer<Glyphs>(network, optimizer)
        {
            ProcessGroup = group,
            AccumulationSteps = parts,
            Augmentations = [new Ending(group, end), new HorizontalFlip()],
            Checkpoint = Path.Combine(folder, "training.checkpoint"),
            Progress = new Reports(report =>
            {
                if (steps++ > 1 && report.Completed is null && report.Batch > 1)
                    allocated += Allocation.SoFar() - before;
                before = Allocation.SoFar();
            }),
        };
        if (File.Exists(trainer.Checkpoint) && group is not { Rank: > 0 })
            Console.WriteLine($"goes on {trainer.Resume(trainer.Checkpoint)}");
        TrainingHistory history = trainer.Fit(Noise(Samples, seed: 1), Noise(30, seed: 2), Epochs, BatchSize);
        if (group is { Rank: > 0 })
            return 0;
        network.Save(Path.Combine(folder, "weights.safetensors"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{group?.Size ?? 1} processes, loss {history.Epochs[^1].TrainLoss:R}, {allocated} bytes allocated by steps"));
        return 0;
    }

    private static DataSet Noise(int count, int seed)
    {
        var random = new Random(seed);
        float[] pixels = new float[count * Side * Side];
        foreach (ref float pixel in pixels.AsSpan())
            pixel = random.NextSingle();
        return new DataSet(pixels, [.. Enumerable.Range(0, count).Select(_ => random.Next(Kinds))]);
    }

    /// <summary>Ends a process while it prepares a mini-batch of epoch 3, and otherwise changes nothing.</summary>
    private sealed class Ending(ProcessGroup? group, string end) : Augmentation
    {
        private int _images;

        public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
        {
            if (group is not { Rank: 1 } || end == "nothing" || ++_images < 2 * Samples / group.Size + 5)
                return;
            if (end == "throws")
                throw new InvalidDataException("The picture is damaged.");
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private sealed class Reports(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
