using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.Vanishing;

/// <summary>Shows why deep networks have residual connections: without them, hardly a gradient arrives at the first layers.</summary>
internal static class VanishingSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        data.DefaultValueFactory = _ => ImageFolder.Part.Path;
        data.Description = "Folder with the four IDX files of a set like Fashion-MNIST. Default: the part that comes with the samples.";
        Option<int> epochs = CommonOptions.Epochs(6), seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "vanishing"));
        var command = new Command(
            "vanishing", "Trains 20 layers with and without residual connections and compares their gradients. Ctrl-C stops early.")
        {
            data, epochs, seed, threads, output,
        };
        command.SetAction(result => Run(
            result.GetValue(data),
            new DepthSettings(result.GetValue(epochs), result.GetValue(seed), result.GetValue(threads)),
            result.GetValue(output)!));
        return command;
    }

    private static int Run(string? data, DepthSettings settings, string output)
    {
        Directory.CreateDirectory(output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(data);
        Console.WriteLine(sets);
        using var plain = new Plain20(settings.Seed);
        using var residual = new Residual20(settings.Seed);
        DepthResult[] results =
        [
            DepthResult.Train("plain", plain, sets, settings, interruption.Token),
            DepthResult.Train("residual", residual, sets, settings, interruption.Token),
        ];
        if (interruption.Token.IsCancellationRequested)
            Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");

        WideConsole.Create().Write(Table(results));
        foreach (DepthResult result in results)
        {
            Console.WriteLine(
                $"{result.Title}: test accuracy {100 * result.TestAccuracy:F2} % after {result.History.Epochs.Count} epochs; "
                + $"the first layer's gradient was {Share(result)} of the last one's");
        }

        string picture = Path.Combine(output, "vanishing.png");
        VanishingPicture.Save(picture, results);
        Console.WriteLine($"written: {picture}");
        return 0;
    }

    /// <summary>How much of the gradient was left in the first layer before the training.</summary>
    private static string Share(DepthResult result) => $"{result.Norms[0][0] / result.Norms[0][^1]:0.0e0}";

    private static Table Table(DepthResult[] results)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("layer").RightAligned());
        table.AddColumn(new TableColumn("name"));
        foreach (DepthResult result in results)
        {
            table.AddColumn(new TableColumn($"{result.Title}: before").RightAligned());
            table.AddColumn(new TableColumn(result.Norms.Count > 1 ? $"after {result.Norms.Count - 1} epochs" : "").RightAligned());
        }

        for (int layer = 0; layer < results[0].Layers.Count; layer++)
        {
            string[] norms =
            [
                .. results.SelectMany(
                    result => new[] { Norm(result.Norms[0][layer]), result.Norms.Count > 1 ? Norm(result.Norms[^1][layer]) : "" }),
            ];
            table.AddRow([$"{layer + 1}", results[0].Layers[layer], .. norms]);
        }

        return table;
    }

    private static string Norm(double norm) => $"{norm:0.0e+0}";
}
