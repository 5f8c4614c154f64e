using System.CommandLine;
using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll.Vision;

namespace Samples.Slide;

/// <summary>Detection as it was before detectors: a classifier looks at every window of a scene. It slides layer by layer (Sermanet et al.,
/// "OverFeat", 2014), which the time against window by window shows.</summary>
internal static class SlideSample
{
    private const float ShownScore = 0.6f;
    private const int ShownScenes = 12, ScenesForShapes = 1000;

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> windows = CommonOptions.Positive("--windows", "Training windows of an epoch.", 60_000);
        Option<int> epochs = CommonOptions.Epochs(3), tests = CommonOptions.Positive("--tests", "Test scenes.", 1000);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string?> checkpoint = CommonOptions.Checkpoint(), weights = CommonOptions.Weights();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "slide"));
        var command = new Command("slide", "Slides a classifier of small windows over scenes, and measures what it finds.")
        {
            data, windows, epochs, tests, threads, seed, checkpoint, weights, output,
        };
        command.SetAction(result => Run(new SlideSettings(
            result.GetValue(data), result.GetValue(windows), result.GetValue(epochs), result.GetValue(tests), result.GetValue(threads),
            result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(weights), result.GetValue(output)!)));
        return command;
    }

    private static int Run(SlideSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets images = ImageSets.Load(settings.Data);
        Console.WriteLine(images);
        SceneSets scenes = SceneSets.Create(images, new SceneSettings(), settings.Seed);
        using var network = new ClothesWindow(settings.Seed) { Threads = settings.Threads };
        string weights = settings.Weights ?? SlideTraining.Run(network, scenes, settings, interruption.Token);
        network.Load(weights);

        var shapes = new ClassShapes(scenes.Train, ScenesForShapes);
        int side = scenes.Test.Settings.Width;
        using var finder = new SlidingFinder(weights, shapes, side, SceneTest.LeastScore);
        VocResult result = new SceneTest(scenes.Test, settings.Tests).Measure(finder.Find);
        WideConsole.Create().Write(DetectionTable.Of(result, images.Classes));
        Console.WriteLine(SlideTimes.Measure(finder, network, scenes.Test));
        OutputFile.Save(settings.Output, "precision-recall.png", path => PrecisionRecallPicture.Save(path, result, images.Classes));
        Scene[] shown = [.. Enumerable.Range(0, ShownScenes).Select(scenes.Test.Compose)];
        using var sure = new SlidingFinder(weights, shapes, side, ShownScore);
        Detection[][] found = [.. shown.Select(scene => sure.Find(scene.Pixels).ToArray())];
        OutputFile.Save(settings.Output, "scenes.png", path => SceneSheet.Save(path, shown, images.Classes, found));
        Console.WriteLine(
            $"mean average precision {100 * result.MeanAveragePrecision:F2} % on {settings.Tests:N0} test scenes, "
            + "where boxes overlap by at least half");
        return 0;
    }
}
