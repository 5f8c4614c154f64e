using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;
using Unroll;

namespace Samples.Regularization;

/// <summary>Trains one network by several recipes, each with several seeds, and tells what each gives on images that nobody has
/// seen.</summary>
internal static class RegularizationSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> epochs = CommonOptions.Epochs(10), threads = CommonOptions.Threads();
        Option<int> seeds = CommonOptions.Positive("--seeds", "Seeds that each recipe is trained with: 1, 2, and so on.", 10);
        var constant = new Option<bool>("--constant")
        {
            Description = "A learning rate of 0.001 throughout, instead of one that falls from 0.003 to 0 along half a cosine.",
        };
        var command = new Command(
            "regularize", "Trains LeNet-5 with averaged weights, mixed images and random crops, and tells what each is good for.")
        {
            data, epochs, threads, seeds, constant,
        };
        command.SetAction(result => Run(
            ImageSets.Load(result.GetValue(data)), result.GetValue(epochs), result.GetValue(threads), result.GetValue(seeds),
            result.GetValue(constant)));
        return command;
    }

    private static int Run(ImageSets sets, int epochs, int threads, int seeds, bool constant)
    {
        Console.WriteLine(sets);
        using var interruption = new Interruption();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("recipe");
        foreach (string heading in new[] { "test accuracy", "against plain", "test loss", "an epoch" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        List<Result>? plain = null;
        foreach (Recipe recipe in Recipe.All)
        {
            var results = new List<Result>();
            for (int seed = 1; seed <= seeds && !interruption.Token.IsCancellationRequested; seed++)
                results.Add(Train(recipe, sets, epochs, threads, seed, constant, interruption.Token));
            if (interruption.Token.IsCancellationRequested)
                break;
            plain ??= results;
            table.AddRow(
                recipe.Name,
                $"{100 * results.Average(result => result.Accuracy):F2} %",
                Difference(results, plain),
                $"{results.Average(result => result.Loss):F4}",
                $"{results.Average(result => result.Seconds):F2} s");
        }

        WideConsole.Create().Write(table);
        Console.WriteLine($"means over {seeds} seeds; ± is the standard error of the mean difference to plain, seed by seed");
        return 0;
    }

    private static Result Train(
        Recipe recipe, ImageSets sets, int epochs, int threads, int seed, bool constant, CancellationToken stop)
    {
        using var network = new SoftLeNet5(seed);
        using var optimizer = new Adam(constant ? 0.001f : 0.003f);
        const int BatchSize = 64;
        if (!constant)
            optimizer.Schedule = new CosineSchedule(epochs * ((sets.Train.Count + BatchSize - 1) / BatchSize));
        var trainer = new Trainer<SoftLeNet5>(network, optimizer)
        {
            Threads = threads,
            ShuffleSeed = seed,
            AugmentationSeed = seed,
            SelectBy = SelectBy.DevAccuracy,
        };
        recipe.Set(trainer);
        TrainingHistory history = trainer.Fit(sets.Train, sets.Dev, epochs, BatchSize, stop);
        Evaluation test = Evaluation.Run(network, sets.Test);
        double seconds = history.Epochs.Count == 0 ? 0 : history.Epochs.Average(epoch => epoch.TrainingTime.TotalSeconds);
        return new Result(test.Accuracy!.Value, test.Loss, seconds);
    }

    /// <summary>The mean difference in percentage points, seed by seed, and its standard error.</summary>
    private static string Difference(List<Result> results, List<Result> plain)
    {
        if (results == plain)
            return "";
        double[] points = [.. results.Zip(plain, (one, other) => 100 * (one.Accuracy - other.Accuracy))];
        double mean = points.Average();
        string text = $"{mean:+0.00;-0.00;0.00}";
        if (points.Length < 2)
            return text;
        double variance = points.Sum(point => (point - mean) * (point - mean)) / (points.Length - 1);
        return $"{text} ± {Math.Sqrt(variance / points.Length):F2}";
    }

    private sealed record Result(double Accuracy, double Loss, double Seconds);
}
