using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Unroll;

namespace Samples.Search;

/// <summary>Searches for a training that is better than that of the sample lenet, and measures both.</summary>
internal static class SearchSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> trials = CommonOptions.Positive("--trials", "Trials, each with values of its own.", 54);
        Option<int> epochs = CommonOptions.Positive("--epochs", "Epochs of the trials that are trained to the end.", 9);
        Option<MethodName> method = new("--method")
        {
            Description = "halving: all trials begin, and the best third goes on three times as long. random: all get all epochs.",
            HelpName = "NAME",
        };
        Option<int> threads = CommonOptions.Positive(
            "--threads", "Trials that are trained at a time; the result does not depend on it.", Environment.ProcessorCount);
        Option<int> seed = CommonOptions.Seed();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "search"));
        var command = new Command(
            "search", "Searches for better hyperparameters than those of lenet. Ctrl-C stops it; the same command goes on.")
        {
            data, trials, epochs, method, threads, seed, output,
        };
        command.SetAction(result => Run(new SearchSettings(
            result.GetValue(data), result.GetValue(trials), result.GetValue(epochs), result.GetValue(method), result.GetValue(seed),
            result.GetValue(threads), result.GetValue(output)!)));
        return command;
    }

    private static int Run(SearchSettings settings)
    {
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        var training = new SearchedTraining(settings.Seed);
        var search = new Unroll.Search(Path.Combine(settings.Output, "trials"), training.Space, training.Of)
        {
            Method = settings.Method == MethodName.Random ? new RandomSearch() : new SuccessiveHalving(),
            Threads = settings.Threads,
            Seed = settings.Seed,
            SelectBy = SelectBy.DevAccuracy,
            Progress = new Reporter(),
        };
        SearchResult result = search.Run(sets.Train, sets.Dev, settings.Trials, settings.Epochs, interruption.Token);
        Console.WriteLine();
        Console.WriteLine(result);
        Console.WriteLine();
        if (result.StopReason == StopReason.Canceled)
        {
            Console.WriteLine("stopped, as you asked; the same command goes on");
            return 0;
        }

        if (result.Best is { } best)
            Comparison.Write(sets, settings, training, best, interruption.Token);
        OutputFile.Save(settings.Output, "search.svg", result.SaveParallelCoordinates);
        return 0;
    }

    private sealed class Reporter : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            string came = value.Trial.Best is { } best ? $"{100 * best.DevAccuracy:F2} % after epoch {best.Epoch}" : "diverged";
            Console.WriteLine($"rung {value.Rung} of {value.Rungs}, {value.Ended} of {value.Trainings}: {value.Trial.Trial}: {came}");
        }
    }
}
