using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training.Checkpoints;

/// <summary>
/// A small training whose every ingredient a test can choose, begun and interrupted and resumed in networks, optimizers and trainers of
/// their own, as processes of their own would.
/// </summary>
internal sealed class CheckpointedTraining : IDisposable
{
    private const int Inputs = 7, Classes = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-checkpoint-").FullName;

    public string File => Path.Combine(_folder, "training.checkpoint");

    public Func<Optimizer> Optimizer { get; init; } = () => new Adam(0.01f);

    public Func<Network> Network { get; init; } = () => new LinearNetwork(Inputs, Classes, seed: 3, labels: true);

    public Action<Trainer<Network>> Set { get; init; } = _ => { };

    public DataSet Train { get; init; } = Noise(50, seed: 1);

    public DataSet? Dev { get; init; } = Noise(20, seed: 2);

    public int Epochs { get; init; } = 6;

    public int BatchSize { get; init; } = 8;

    public static DataSet Noise(int count, int seed, int inputs = Inputs)
    {
        var random = new RandomStream((ulong)seed);
        float[] numbers = new float[count * inputs];
        foreach (ref float number in numbers.AsSpan())
            number = (float)random.NextNormal();
        return new DataSet(numbers, [.. Enumerable.Range(0, count).Select(_ => random.NextBelow(Classes))]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Trains without an interruption and without a checkpoint.</summary>
    public Outcome Whole() => Run(resume: false, _ => { });

    /// <summary>
    /// Trains, writing checkpoints, until some steps of this process were made, and leaves by an exception, as a process does that is
    /// killed: what happened after the last checkpoint is lost.
    /// </summary>
    public void Kill(int afterSteps, bool resume = false)
    {
        int steps = 0;
        Assert.Throws<KilledException>(() => Run(resume, trainer => trainer.Progress = new ProgressLog(report =>
        {
            if (report.Completed is null && ++steps == afterSteps)
                throw new KilledException();
        })));
    }

    /// <summary>Trains, writing checkpoints, until some steps were made, and cancels.</summary>
    public Outcome Cancel(int afterSteps, bool resume = false)
    {
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        return Run(
            resume,
            trainer => trainer.Progress = new ProgressLog(report =>
            {
                if (report.Completed is null && ++steps == afterSteps)
                    cancellation.Cancel();
            }),
            cancellation.Token);
    }

    /// <summary>Goes on to the end from the checkpoint.</summary>
    public Outcome Resume(Action<Trainer<Network>>? set = null, int? epochs = null) =>
        Run(resume: true, set ?? (_ => { }), default, epochs);

    private Outcome Run(bool resume, Action<Trainer<Network>> set, CancellationToken cancellation = default, int? epochs = null)
    {
        using Network network = Network();
        using Optimizer optimizer = Optimizer();
        var trainer = new Trainer<Network>(network, optimizer) { Checkpoint = File };
        Set(trainer);
        set(trainer);
        if (resume)
            trainer.Resume(File);
        TrainingHistory history = trainer.Fit(Train, Dev, epochs ?? Epochs, BatchSize, cancellation);
        return new Outcome(network.Values.ToArray(), history, network.DropoutStep, optimizer.Steps);
    }

    /// <summary>What a training came to.</summary>
    public sealed record Outcome(float[] Values, TrainingHistory History, long DropoutStep, int OptimizerSteps)
    {
        /// <summary>Says that two trainings came to the same, times apart.</summary>
        public void AssertEqual(Outcome other)
        {
            Assert.Equal(Values, other.Values);
            Assert.Equal(WithoutTimes(History), WithoutTimes(other.History));
            Assert.Equal(
                (History.BestEpoch, History.RestoredBest, History.StopReason, History.Steps, DropoutStep, OptimizerSteps),
                (other.History.BestEpoch, other.History.RestoredBest, other.History.StopReason, other.History.Steps, other.DropoutStep,
                    other.OptimizerSteps));
        }

        private static IEnumerable<EpochResult> WithoutTimes(TrainingHistory history) =>
            history.Epochs.Select(epoch => epoch with { TrainingTime = default, EvaluationTime = default });
    }

    private sealed class KilledException : Exception;
}
