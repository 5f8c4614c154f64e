using System.CommandLine;
using Samples.LeNet;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.Adversarial;

/// <summary>Fools LeNet-5 by steps that a person hardly sees.</summary>
internal static class AdversarialSample
{
    /// <summary>The sizes of the step, in 255ths: the levels of gray of the pictures.</summary>
    private static readonly int[] Steps = [0, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64];

    public static Command Command() => InspectionOptions.Command(
        "adversarial", "Trains LeNet-5 and fools it by the fast gradient sign method: accuracy against the size of the step.", Run);

    private static int Run(TrainingSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        using var trained = new LeNet5(settings.Seed);
        new ImageClassifier<LeNet5>("LeNet-5", trained, trained.Predict).Train(sets, settings, interruption.Token);
        using var network = new AttackedLeNet5();
        LeNetParameters.Copy(trained, network);

        var attack = new FastGradientSign(network, sets.Test);
        var results = new List<(int Step, double Accuracy)>();
        foreach (int step in Steps)
        {
            results.Add((step, attack.AccuracyAfter(step / 255f)));
            if (interruption.Token.IsCancellationRequested && results.Count > 1)
                break;
        }

        WideConsole.Create().Write(Table(results));
        string path = Path.Combine(settings.Output, "adversarial.png");
        AdversarialPicture.Save(path, results, Examples(attack, sets));
        Console.WriteLine($"written: {path}");
        return 0;
    }

    private static Table Table(IReadOnlyList<(int Step, double Accuracy)> results)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("step (of 255 levels)").RightAligned());
        table.AddColumn(new TableColumn("recognized").RightAligned());
        foreach ((int step, double accuracy) in results)
            table.AddRow($"{step}", $"{100 * accuracy:F2} %");
        return table;
    }

    /// <summary>The first pictures that are recognized as they are, after steps of several sizes.</summary>
    private static List<AttackedImage> Examples(FastGradientSign attack, ImageSets sets)
    {
        var examples = new List<AttackedImage>();
        int wanted = AdversarialPicture.Rows * AdversarialPicture.Steps.Length;
        for (int sample = 0; sample < sets.Test.Count && examples.Count < wanted; sample++)
        {
            if (attack.Predict(sample, 0) != sets.Test.Label(sample))
                continue;
            foreach (int step in AdversarialPicture.Steps)
            {
                int seen = attack.Predict(sample, step / 255f);
                examples.Add(
                    new AttackedImage(attack.Picture(sample, step / 255f), step, sets.Classes[seen], seen == sets.Test.Label(sample)));
            }
        }

        return examples;
    }
}
