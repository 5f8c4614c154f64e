using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// A training with batch normalization, dropout, augmentation, averaged weights, a schedule, clipping and early stopping, interrupted
/// wherever chance has it, in the middle of epochs too, and resumed on another number of threads: it ends with the bits of one that was
/// left in peace.
/// </summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Height = 10, Width = 12, Classes = 3, BatchSize = 16, Epochs = 30;

    private static readonly DataSet Train = Images(90, seed: 1), Dev = Images(40, seed: 2);

    private static readonly Lazy<(float[] Values, TrainingHistory History)> Whole =
        new(() => Fit(null, threads: 1, resume: false, _ => { }, default));

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-interruption-").FullName;

    private string Checkpoint => Path.Combine(_folder, "garments.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Else the comparisons would show nothing of the patience.</summary>
    [Fact]
    public void The_training_that_is_left_in_peace_stops_early()
    {
        TrainingHistory history = Whole.Value.History;
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.InRange(history.Epochs.Count, 6, Epochs - 1);
        Assert.True(history.RestoredBest);
        Assert.Equal(history.BestEpoch + 4, history.Epochs.Count);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void Canceled_within_an_epoch_it_goes_on_with_another_number_of_threads(int before, int after)
    {
        using var cancellation = new CancellationTokenSource();
        TrainingHistory canceled = Fit(Checkpoint, before, resume: false, Within(2, 3, cancellation.Cancel), cancellation.Token).History;
        Assert.Equal((StopReason.Canceled, 9), (canceled.StopReason, canceled.Steps));
        AssertWhole(Fit(Checkpoint, after, resume: true, _ => { }, default), "canceled after mini-batch 3 of epoch 2");
    }

    [Fact]
    public void Killed_and_canceled_at_random_it_ends_with_the_same_bits()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int trial = 1; trial <= 12; trial++)
        {
            File.Delete(Checkpoint);
            string story = $"seed {seed}, trial {trial}";
            int? every = random.Next(2) == 0 ? null : random.Next(1, 9);
            for (int interruption = random.Next(1, 5); interruption > 0; interruption--)
            {
                int steps = random.Next(1, 20), threads = random.Next(1, 4);
                bool killed = random.Next(2) == 0;
                story += $"; {(killed ? "killed" : "canceled")} after {steps} steps on {threads} threads, checkpoint every {every} steps";
                Interrupt(steps, threads, killed, every);
            }

            AssertWhole(Fit(Checkpoint, random.Next(1, 4), resume: File.Exists(Checkpoint), _ => { }, default), story);
        }
    }

    // Canceled, a training writes a checkpoint; killed, which an exception is like, it keeps the one that was written last, if any.
    private void Interrupt(int steps, int threads, bool killed, int? every)
    {
        using var cancellation = new CancellationTokenSource();
        int left = steps;
        Action<TrainingProgress> progress = report =>
        {
            if (report.Completed is not null || --left > 0)
                return;
            if (killed)
                throw new KilledException();
            cancellation.Cancel();
        };
        try
        {
            Fit(Checkpoint, threads, resume: File.Exists(Checkpoint), progress, cancellation.Token, every);
        }
        catch (KilledException)
        {
        }
    }

    private static Action<TrainingProgress> Within(int epoch, int batch, Action action) => report =>
    {
        if (report.Epoch == epoch && report.Batch == batch)
            action();
    };

    private static void AssertWhole((float[] Values, TrainingHistory History) resumed, string story)
    {
        (float[] values, TrainingHistory history) = Whole.Value;
        Assert.True(values.AsSpan().SequenceEqual(resumed.Values), $"the parameters differ; {story}");
        Assert.True(WithoutTimes(history).SequenceEqual(WithoutTimes(resumed.History)), $"the epochs differ; {story}");
        Assert.True(
            (history.BestEpoch, history.RestoredBest, history.StopReason, history.Steps)
            == (resumed.History.BestEpoch, resumed.History.RestoredBest, resumed.History.StopReason, resumed.History.Steps),
            $"the ends differ; {story}");
    }

    private static IEnumerable<EpochResult> WithoutTimes(TrainingHistory history) =>
        history.Epochs.Select(epoch => epoch with { TrainingTime = default, EvaluationTime = default });

    // Every part of it made anew, as in a process of its own.
    private static (float[] Values, TrainingHistory History) Fit(
        string? checkpoint, int threads, bool resume, Action<TrainingProgress> progress, CancellationToken cancellation, int? every = null)
    {
        using var network = new Garments(seed: 5);
        using var optimizer = new AdamW(0.01f) { ClipNorm = 1, Schedule = new WarmUp(10, new CosineSchedule(200)) };
        var trainer = new Trainer<Garments>(network, optimizer)
        {
            Augmentations = [new HorizontalFlip(), new RandomShift(1)],
            AugmentationSeed = 3,
            ShuffleSeed = 4,
            Patience = 4,
            WeightAverage = new WeightAverage(0.9f),
            Threads = threads,
            Checkpoint = checkpoint,
            CheckpointEvery = checkpoint is null ? null : every,
            Progress = new Reporter(progress),
        };
        if (resume)
            trainer.Resume(checkpoint!);
        TrainingHistory history = trainer.Fit(Train, Dev, Epochs, BatchSize, cancellation);
        return ([.. network.Parameters.SelectMany(Noise.Values)], history);
    }

    private static DataSet Images(int count, int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))];
        float[] pixels =
            [.. labels.SelectMany(label => Enumerable.Range(0, Height * Width).Select(_ => random.NextSingle() + (0.05f * label)))];
        return new DataSet(pixels, labels);
    }

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class KilledException : Exception;
}
