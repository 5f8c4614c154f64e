using System.CommandLine;
using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Localize;

/// <summary>Classification with localization, and landmarks: one garment or none in a picture, and the corners of a turned one.</summary>
internal static class LocalizeSample
{
    private const int Side = 64, ShownScenes = 12, Turn = 30, LeastTurnedSide = 24;

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> scenes = CommonOptions.Positive("--scenes", "Training scenes of an epoch.", 80_000);
        Option<int> epochs = CommonOptions.Epochs(5), tests = CommonOptions.Positive("--tests", "Test scenes.", 2000);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string?> checkpoint = CommonOptions.Checkpoints();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "localize"));
        var command = new Command(
            "localize", "Tells whether there is a garment in a picture, which and where, and the corners of turned ones.")
        {
            data, scenes, epochs, tests, threads, seed, checkpoint, output,
        };
        command.SetAction(result => Run(new LocalizeSettings(
            result.GetValue(data), result.GetValue(scenes), result.GetValue(epochs), result.GetValue(tests), result.GetValue(threads),
            result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(output)!)));
        return command;
    }

    private static int Run(LocalizeSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets images = ImageSets.Load(settings.Data);
        Console.WriteLine(images);
        var look = new SceneSettings { Height = Side, Width = Side, LeastObjects = 0, MostObjects = 1, MostSide = 44 };
        SceneSets scenes = SceneSets.Create(images, look, settings.Seed);
        SceneSettings turnedLook = look with { LeastObjects = 1, LeastSide = LeastTurnedSide, Rotation = Turn };
        SceneSets turned = SceneSets.Create(images, turnedLook, settings.Seed + 1);

        Console.WriteLine("one garment or none");
        using var localizer = new ClothesLocalizer(settings.Seed);
        LocalizeTraining.Run(localizer, scenes, new ObjectOrNone(), "localizer", settings, interruption.Token);
        var test = new LocalizeTest(localizer, scenes.Test);
        string localized = test.Measure(settings.Tests);
        Scene[] shown = [.. Enumerable.Range(0, ShownScenes).Select(scenes.Test.Compose)];
        OutputFile.Save(
            settings.Output, "localized.png", path => SceneSheet.Save(path, shown, images.Classes, [.. shown.Select(test.Find)]));
        Console.WriteLine(localized);
        if (interruption.Token.IsCancellationRequested)
            return 0;

        Console.WriteLine($"the corners of garments that are turned by up to {Turn} degrees");
        using var corners = new CornerLocalizer(settings.Seed);
        LocalizeTraining.Run(corners, turned, new CornerPoints(), "corners", settings, interruption.Token);
        var points = new CornerTest(corners, turned.Test);
        string found = points.Measure(settings.Tests);
        OutputFile.Save(settings.Output, "corners.png", path => points.SaveSheet(path, ShownScenes, images.Classes));
        Console.WriteLine(found);
        return 0;
    }
}
