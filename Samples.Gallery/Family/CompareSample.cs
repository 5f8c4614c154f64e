using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.Family;

/// <summary>Trains the family by one recipe and compares what comes of it.</summary>
internal static class CompareSample
{
    public static Command Command()
    {
        var networks = new Argument<string[]>("networks")
        {
            Description = $"Some of: {FamilyMembers.Names}. Without names, all of them.",
            HelpName = "NAMES",
            Arity = ArgumentArity.ZeroOrMore,
        };
        networks.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => FamilyMembers.Find(token.Value) is null))
                result.AddError($"'{token.Value}' is none of the family: {FamilyMembers.Names}.");
        });
        Option<string?> data = CommonOptions.Data();
        Option<int> epochs = CommonOptions.Epochs(12), seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "compare"));
        var command = new Command(
            "compare",
            "Trains LeNet-5, a small ResNet, a small Inception network and a small MobileNetV2 alike and compares them. "
            + "Ctrl-C stops early and keeps what is done.")
        {
            networks, data, epochs, seed, threads, output,
        };
        command.SetAction(result => Run(
            result.GetValue(networks) ?? [],
            new CompareSettings(
                result.GetValue(data), result.GetValue(epochs), result.GetValue(seed), result.GetValue(threads),
                result.GetValue(output)!)));
        return command;
    }

    private static int Run(string[] names, CompareSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        Console.WriteLine(FamilyRecipe.Text);
        var results = new List<FamilyResult>();
        IEnumerable<IFamilyMember> members = FamilyMembers.All.Where(
            member => names.Length == 0 || names.Contains(member.Name, StringComparer.OrdinalIgnoreCase));
        foreach (IFamilyMember member in members)
        {
            FamilyResult result = member.Train(sets, settings, interruption.Token);
            if (result.History.Epochs.Count > 0)
                results.Add(result);
            if (interruption.Token.IsCancellationRequested)
            {
                Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");
                break;
            }
        }

        if (results.Count > 0)
            Report(results, sets.Test.Count, settings.Output);
        return 0;
    }

    private static void Report(IReadOnlyList<FamilyResult> results, int testImages, string output)
    {
        WideConsole.Create().Write(Table(results));
        string picture = Path.Combine(output, "compare.png");
        FamilyPicture.Save(picture, results, testImages);
        Console.WriteLine($"written: {picture}");
    }

    private static Table Table(IEnumerable<FamilyResult> results)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("network");
        string[] headings = ["parameters", "multiply-adds", "epochs", "training", "an epoch", "dev accuracy", "test accuracy"];
        foreach (string heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (FamilyResult result in results)
        {
            int epochs = result.History.Epochs.Count;
            table.AddRow(
                result.Title, $"{result.Network.ParameterCount:N0}", $"{result.Network.MultiplyAdds:N0}", $"{epochs}",
                $"{result.TrainingTime.TotalSeconds:N0} s", $"{result.TrainingTime.TotalSeconds / epochs:N1} s",
                $"{100 * result.History.Best?.DevAccuracy:F2} %", $"{100 * result.TestAccuracy:F2} %");
        }

        return table;
    }
}
