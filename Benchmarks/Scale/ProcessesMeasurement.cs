using System.Diagnostics;
using Samples.LeNet;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;
using Unroll.Mpi;

namespace Unroll.Benchmarks.Scale;

/// <summary>Measures the processes that mpirun has started: all of them do the same, and process 0 tells.</summary>
/// <param name="group">The processes.</param>
/// <param name="isQuick">Whether few measurements suffice.</param>
internal sealed class ProcessesMeasurement(MpiProcessGroup group, bool isQuick)
{
    private const int Samples = 64, Repetitions = 3;

    private readonly int _steps = isQuick ? 20 : 200;

    public int Run()
    {
        using var network = new LeNet5(seed: 1);
        float[] gradients = new float[network.Declaration.Memory.Learnable + network.Declaration.Memory.Statistics];
        byte[] own = new byte[16], all = new byte[16 * group.Size];
        double meeting = Median(() => group.AllGather(own, all)), sum = Median(() => group.AllReduce(gradients));
        long bytes = 2L * (group.Size - 1) * sizeof(float) * gradients.Length / group.Size;
        if (group.Rank == 0)
        {
            Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version} processes={group.Size}");
            Console.WriteLine(FormattableString.Invariant(
                $"LeNet5 gradient_bytes={4L * gradients.Length} sent_bytes={bytes} meeting_us={1e6 * meeting:F1} sum_us={1e6 * sum:F1}"));
        }

        Tell(network, Samples, meeting + sum);
        Tell(network, Samples * group.Size, meeting + sum);
        return 0;
    }

    private void Tell(LeNet5 network, int batchSize, double together)
    {
        int part = batchSize / group.Size;
        double[] steps = new double[Repetitions];
        double computing = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            // All at the same time, so that what they share (memory, clock) is shared as in training.
            group.AllGather(new byte[1], new byte[group.Size]);
            computing = Statistics.Median(new StepTimes(isQuick ? 0.05 : 1).Of(network, part));
            steps[repetition] = SecondsOfStep(network, batchSize);
        }

        if (group.Rank == 0)
        {
            double step = Statistics.Median(steps);
            Console.WriteLine(FormattableString.Invariant(
                $"LeNet5 batch={batchSize} part={part} compute_us={1e6 * computing:F0} step_us={1e6 * step:F0} ")
                + FormattableString.Invariant(
                $"expected_us={1e6 * (computing + together):F0} steps_s={1 / step:F0} samples_s={batchSize / step:F0}"));
        }
    }

    // The median over the steps of one epoch, with the mini-batches prepared ahead.
    private double SecondsOfStep(LeNet5 network, int batchSize)
    {
        var seconds = new List<double>();
        long last = 0;
        var trainer = new Trainer<LeNet5>(network, new Adam(0f))
        {
            ProcessGroup = group,
            TrainAccuracySamples = 0,
            Progress = new Reports(() =>
            {
                long now = Stopwatch.GetTimestamp();
                if (last != 0)
                    seconds.Add(Stopwatch.GetElapsedTime(last, now).TotalSeconds);
                last = now;
            }),
        };
        var labels = new int[_steps * batchSize];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = i % 10;
        trainer.Fit(new DataSet(RandomSamples.Values(labels.Length * 28 * 28), labels), null, epochs: 1, batchSize);
        return group.Rank == 0 ? Statistics.Median(seconds) : 0;
    }

    private double Median(Action together)
    {
        var seconds = new double[_steps];
        for (int call = -_steps; call < _steps; call++)
        {
            long start = Stopwatch.GetTimestamp();
            together();
            if (call >= 0)
                seconds[call] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return Statistics.Median(seconds);
    }

    private sealed class Reports(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}
