using System.CommandLine;
using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll.Vision;

namespace Samples.Yolo;

/// <summary>Trains a detector of clothing on composed scenes, and measures it on others.</summary>
internal static class YoloSample
{
    private const float ShownScore = 0.3f;
    private const int ShownScenes = 12;

    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> scenes = CommonOptions.Positive("--scenes", "Training scenes of an epoch.", 60_000);
        Option<int> epochs = CommonOptions.Epochs(2), tests = CommonOptions.Positive("--tests", "Test scenes.", 1000);
        Option<int> batch = CommonOptions.Positive("--batch-size", "Scenes of a mini-batch.", 16);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        Option<string?> checkpoint = CommonOptions.Checkpoint(), weights = CommonOptions.Weights();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "yolo"));
        var command = new Command("yolo", "Trains a detector on scenes of photographed clothes, and measures its average precision.")
        {
            data, scenes, epochs, tests, batch, threads, seed, checkpoint, weights, output,
        };
        command.SetAction(result => Run(new YoloSettings(
            result.GetValue(data), result.GetValue(scenes), result.GetValue(epochs), result.GetValue(tests), result.GetValue(batch),
            result.GetValue(threads), result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(weights),
            result.GetValue(output)!)));
        return command;
    }

    private static int Run(YoloSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets images = ImageSets.Load(settings.Data);
        Console.WriteLine(images);
        SceneSets scenes = SceneSets.Create(images, new SceneSettings(), settings.Seed);
        using var network = new ClothesDetector(settings.Seed) { Threads = settings.Threads };
        if (settings.Weights is { } weights)
            network.Load(weights);
        else
            YoloTraining.Run(network, scenes, settings, interruption.Token);

        VocResult result = new SceneTest(scenes.Test, settings.Tests).Measure(
            new ClothesFinder(network, SceneTest.LeastScore, everyClass: true).Find);
        WideConsole.Create().Write(DetectionTable.Of(result, images.Classes));
        Console.WriteLine(YoloTimes.Measure(network, scenes.Test));
        OutputFile.Save(settings.Output, "precision-recall.png", path => PrecisionRecallPicture.Save(path, result, images.Classes));
        Scene[] shown = [.. Enumerable.Range(0, ShownScenes).Select(scenes.Test.Compose)];
        var finder = new ClothesFinder(network, ShownScore, everyClass: false);
        Detection[][] found = [.. shown.Select(scene => finder.Find(scene.Pixels).ToArray())];
        OutputFile.Save(settings.Output, "scenes.png", path => SceneSheet.Save(path, shown, images.Classes, found));
        Console.WriteLine(
            $"mean average precision {100 * result.MeanAveragePrecision:F2} % on {settings.Tests:N0} test scenes, "
            + "where boxes overlap by at least half");
        return 0;
    }
}
