using Spectre.Console;
using Unroll;

namespace Samples.Training;

/// <summary>Shows how a training goes: a line an epoch, and in a terminal a bar that moves with every mini-batch.</summary>
internal static class TrainingDisplay
{
    /// <summary>Trains, from the trainer's checkpoint on where there is one, until the epochs are over or the person stops it.</summary>
    public static TrainingHistory Fit<TNetwork>(
        Trainer<TNetwork> trainer, SampleSource train, SampleSource dev, int epochs, int batchSize, CancellationToken stop)
        where TNetwork : Network
    {
        if (trainer.ProcessGroup is not { Rank: > 0 } && File.Exists(trainer.Checkpoint))
        {
            Console.WriteLine(
                $"{trainer.Checkpoint}: the training goes on {trainer.Resume(trainer.Checkpoint)} (delete the file to begin anew)");
        }

        // The output of several processes goes through one terminal, which shows no bar then.
        return Run(
            progress =>
            {
                trainer.Progress = progress;
                return trainer.Fit(train, dev, epochs, batchSize, stop);
            },
            withBar: trainer.ProcessGroup is null);
    }

    /// <summary>Runs a training that reports to what it is given.</summary>
    public static TrainingHistory Run(Func<IProgress<TrainingProgress>, TrainingHistory> train, bool withBar = true)
    {
        if (!withBar || Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return train(new Reporter(progress => WriteEpoch(progress, Console.WriteLine)));

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("training");
                return train(new Reporter(progress =>
                {
                    bar.Description = $"epoch {progress.Epoch} of {progress.Epochs}";
                    bar.MaxValue = (double)progress.Epochs * progress.Batches;
                    bar.Value = (progress.Epoch - 1.0) * progress.Batches + progress.Batch;
                    WriteEpoch(progress, AnsiConsole.WriteLine);
                }));
            });
    }

    private static void WriteEpoch(TrainingProgress progress, Action<string> write)
    {
        if (progress.Completed is { } epoch)
        {
            write($"epoch {epoch.Epoch} of {progress.Epochs}: train loss {epoch.TrainLoss:F4}{Text(epoch.TrainAccuracy)}; "
                + $"dev loss {epoch.DevLoss:F4}{Text(epoch.DevAccuracy)}; {epoch.TrainingTime.TotalSeconds:F1} s");
        }
    }

    // A detector has none.
    private static string Text(double? accuracy) => accuracy is { } share ? $", accuracy {100 * share:F2} %" : "";

    /// <summary>Passes reports on at once; Progress of the framework would do it later, on other threads.</summary>
    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
