using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.BiasVariance;

/// <summary>Shows bias and variance: training and development error against the size of a network, against the number of images, and with
/// remedies.</summary>
internal static class BiasVarianceSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> images = CommonOptions.Positive("--images", "Training images where their number is not what changes.", 1000);
        Option<int> epochs = CommonOptions.Epochs(40), threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "bias-variance"));
        var command = new Command(
            "bias-variance", "Trains small and large networks on few and many images, and shows what each error says.")
        {
            data, images, epochs, threads, seed, output,
        };
        command.SetAction(result => Run(new BiasVarianceSettings(
            result.GetValue(data), result.GetValue(images), result.GetValue(epochs), result.GetValue(threads), result.GetValue(seed),
            result.GetValue(output)!)));
        return command;
    }

    private static int Run(BiasVarianceSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        var experiments = new Experiments(sets, settings, interruption.Token);
        IReadOnlyList<Course> bySize = Shown("hidden units", experiments.BySize());
        IReadOnlyList<Course> byImages = Shown("training images", experiments.ByImages());
        IReadOnlyList<Course> byRemedy = Shown("against variance", experiments.ByRemedy());
        OutputFile.Save(
            settings.Output, "bias-variance.png", path => BiasVariancePicture.Save(path, bySize, byImages, byRemedy));
        return 0;
    }

    private static IReadOnlyList<Course> Shown(string what, IReadOnlyList<Course> courses)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(what);
        foreach (string heading in new[] { "training error", "development error", "between them", "test error", "epoch" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (Course course in courses)
        {
            table.AddRow(
                course.Name, $"{100 * course.TrainError:F1} %", $"{100 * course.DevError:F1} %",
                $"{100 * (course.DevError - course.TrainError):F1}", $"{100 * course.Test:F1} %", $"{course.Chosen + 1}");
        }

        WideConsole.Create().Write(table);
        return courses;
    }
}
