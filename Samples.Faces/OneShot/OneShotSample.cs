using System.CommandLine;
using Samples.Embeddings;
using Samples.FacesVerify;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.OneShot;

/// <summary>Recognition of five classes from one picture of each: a network that learned five others compares, and learns no
/// more.</summary>
internal static class OneShotSample
{
    /// <summary>The classes that are not learned.</summary>
    private static readonly int[] Clothes = [1, 2, 6, 7, 8], Digits = [0, 4, 6, 7, 9];

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> images = CommonOptions.Positive("--images", "The most images of a set to learn from.", 7_000);
        Option<int> epochs = CommonOptions.Epochs(3);
        Option<int> draws = CommonOptions.Positive("--draws", "How often the known images are drawn anew; the table has the means.", 20);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string?> checkpoint = CommonOptions.Checkpoints();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "one-shot"));
        var command = new Command(
            "one-shot", "Recognizes five classes that were not learned from one picture of each, and from more.")
        {
            data, images, epochs, draws, threads, seed, checkpoint, output,
        };
        command.SetAction(result => Run(new OneShotSettings(
            result.GetValue(data), result.GetValue(images), result.GetValue(epochs), result.GetValue(draws), result.GetValue(threads),
            result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(output)!)));
        return command;
    }

    private static int Run(OneShotSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        var curves = new List<OneShotCurve>();
        foreach (IdentitySet whole in new[] { IdentitySet.Clothing(sets, Clothes), IdentitySet.Digits(Digits) })
        {
            IdentitySet set = whole.AtMost(settings.Images);
            Console.WriteLine(set);
            using var learned = new ArcFaceVerifier(settings.Seed);
            using var pixels = new PixelVerifier();
            var training = new EmbeddingTraining(settings.Epochs * set.Passes, settings.Threads, settings.Seed, settings.Checkpoint);
            learned.Learn(set, training, interruption.Token);
            if (interruption.Token.IsCancellationRequested)
            {
                Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");
                break;
            }

            foreach ((string name, EmbeddingVerifier compared) in new (string, EmbeddingVerifier)[]
            {
                ($"{set.Name}, embeddings", learned), ($"{set.Name}, pixels", pixels),
            })
            {
                curves.Add(OneShotCurve.Of(name, compared.Embed(set.Unseen), set, settings.Draws, settings.Seed));
            }
        }

        if (curves.Count == 0)
            return 0;
        WideConsole.Create().Write(TableOf(curves));
        OutputFile.Save(settings.Output, "one-shot.png", path => OneShotPicture.Save(path, curves));
        return 0;
    }

    private static Table TableOf(IReadOnlyList<OneShotCurve> curves)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("known images of each class");
        foreach (int each in OneShotCurve.Known)
            table.AddColumn(new TableColumn($"{each}").RightAligned());
        foreach (OneShotCurve curve in curves)
        {
            table.AddRow(
            [
                curve.Name,
                .. OneShotCurve.Known.Select((_, place) => $"{100 * curve.Mean(place):F1} ± {100 * curve.Deviation(place):F1} %"),
            ]);
        }

        return table;
    }
}
