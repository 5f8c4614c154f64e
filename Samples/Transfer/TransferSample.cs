using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Unroll;

namespace Samples.Transfer;

/// <summary>Learns new classes from few images, on what a network has learned from other classes.</summary>
internal static class TransferSample
{
    /// <summary>
    /// The classes that there are many images of, and those that there are few of. Of the divisions that were tried this is one of those
    /// where a body learned from the first helps with the second. What bags and shoes teach about shirts is less than a whole data set
    /// would.
    /// </summary>
    private static readonly int[] Many = [5, 6, 7, 8, 9], Few = [0, 1, 2, 3, 4];

    private static readonly int[] ImagesEach = [2, 5, 10, 20, 50];

    private const float LearningRate = 0.003f;
    private const int BatchSize = 64;

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> epochs = CommonOptions.Epochs(8), seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<int> steps = CommonOptions.Positive(
            "--steps", "Steps in which each network learns from the few images, about: whole epochs, and at least one.", 400);
        Option<int> draws = CommonOptions.Positive("--draws", "How often the few images are drawn anew; the table has the means.", 3);
        Option<string> output = CommonOptions.Output(Path.Combine("out", "transfer"));
        var command = new Command(
            "transfer",
            "Learns five classes from few images, on a frozen body that has seen five others and from scratch. Ctrl-C stops early.")
        {
            data, epochs, steps, draws, seed, threads, output,
        };
        command.SetAction(result => Run(new TransferSettings(
            result.GetValue(data), result.GetValue(epochs), result.GetValue(steps), result.GetValue(draws), result.GetValue(seed),
            result.GetValue(threads), result.GetValue(output)!)));
        return command;
    }

    private static int Run(TransferSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        string weights = Path.Combine(settings.Output, "body.safetensors");
        if (!LearnMany(sets, settings, weights, interruption.Token))
        {
            Console.WriteLine("Stopped, as you asked.");
            return 0;
        }

        DataSet test = ClassSubset.Of(sets.Test, Few);
        var trial = new TransferTrial(weights, ClassSubset.Of(sets.Train, Few), test, settings);
        using (var shown = new FiveOtherClothes(settings.Seed))
            Console.WriteLine(trial.Begin(shown));

        Console.WriteLine(
            $"learning from few images ({Names(sets, Few)}), about {settings.Steps} steps each, scored on {test.Count:N0} test images");
        IReadOnlyList<TransferRow> rows = MovingBar.Run(
            "learning from few images", progress => LearnFew(trial, settings, progress, interruption.Token));
        if (interruption.Token.IsCancellationRequested)
            Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");
        WideConsole.Create().Write(TransferTable.Of(rows));
        if (rows.Count > 0)
            Console.WriteLine(TransferTable.Text(rows[^1]));
        return 0;
    }

    /// <summary>Trains the first network and saves it.</summary>
    /// <returns>False if the person stopped it.</returns>
    private static bool LearnMany(ImageSets sets, TransferSettings settings, string weights, CancellationToken stop)
    {
        DataSet train = ClassSubset.Of(sets.Train, Many), dev = ClassSubset.Of(sets.Dev, Many);
        Console.WriteLine($"learning from {train.Count:N0} images ({Names(sets, Many)})");
        using var network = new FiveClothes(settings.Seed);
        using var optimizer = new Adam(LearningRate)
        {
            Schedule = new CosineSchedule(settings.Epochs * ((train.Count + BatchSize - 1) / BatchSize)),
        };
        var trainer = new Trainer<FiveClothes>(network, optimizer)
        {
            Threads = settings.Threads,
            ShuffleSeed = settings.Seed,
            AugmentationSeed = settings.Seed,
            Augmentations = [new HorizontalFlip(), new RandomShift(2)],
        };
        TrainingDisplay.Fit(trainer, train, dev, settings.Epochs, BatchSize, stop);
        network.Save(weights);
        Console.WriteLine(
            $"test accuracy {100 * Evaluation.Run(network, ClassSubset.Of(sets.Test, Many)).Accuracy:F2} %; written: {weights}");
        return !stop.IsCancellationRequested;
    }

    private static List<TransferRow> LearnFew(
        TransferTrial trial, TransferSettings settings, Action<double> progress, CancellationToken stop)
    {
        var rows = new List<TransferRow>();
        int done = 0;
        try
        {
            foreach (int each in ImagesEach)
            {
                var trials = new List<TransferAccuracies>();
                rows.Add(new TransferRow(each, trials));
                for (int draw = 0; draw < settings.Draws; draw++)
                {
                    trials.Add(trial.Run(each, settings.Seed + draw, stop));
                    progress(++done / (double)(ImagesEach.Length * settings.Draws));
                }
            }
        }
        catch (OperationCanceledException)
        {
            rows.RemoveAll(row => row.Trials.Count == 0);
        }

        return rows;
    }

    private static string Names(ImageSets sets, int[] classes) => string.Join(", ", classes.Select(label => sets.Classes[label]));
}
