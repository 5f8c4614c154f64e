using System.CommandLine;
using Samples.Reports;
using Samples.Scenes;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Rcnn;

/// <summary>R-CNN, Fast R-CNN and Faster R-CNN on the same scenes: what each step of their story gave.</summary>
internal static class RcnnSample
{
    private const float ShownScore = 0.5f;
    private const int ShownScenes = 4;

    public static Command Command()
    {
        var detectors = new Argument<string[]>("detectors")
        {
            Description = "Which: rcnn, fast, faster. Default: all three.",
            DefaultValueFactory = _ => [.. DetectorPlan.All.Select(plan => plan.Key)],
        };
        detectors.AcceptOnlyFromAmong([.. DetectorPlan.All.Select(plan => plan.Key)]);
        Option<string?> data = CommonOptions.Data();
        Option<int?> scenes = Number("--scenes", "Training scenes of an epoch."), epochs = Number("--epochs", "Passes over them.");
        Option<int> tests = CommonOptions.Positive("--tests", "Test scenes.", 1000);
        Option<int> threads = CommonOptions.Threads(), seed = CommonOptions.Seed();
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "Folder of weights: of each detector when it is trained. One whose weights are there is not trained again.",
            HelpName = "DIR",
        };
        Option<string> output = CommonOptions.Output(Path.Combine("out", "rcnn"));
        var command = new Command(
            "rcnn", "Trains R-CNN, Fast R-CNN and Faster R-CNN on scenes of photographed clothes, and compares them. Ctrl-C stops early.")
        {
            detectors, data, scenes, epochs, tests, threads, seed, checkpoint, output,
        };
        command.SetAction(result => Run(new RcnnSettings(
            result.GetValue(detectors)!, result.GetValue(data), result.GetValue(scenes), result.GetValue(epochs), result.GetValue(tests),
            result.GetValue(threads), result.GetValue(seed), result.GetValue(checkpoint), result.GetValue(output)!)));
        return command;
    }

    private static Option<int?> Number(string name, string description)
    {
        string standards = string.Join(", ", DetectorPlan.All.Select(
            plan => $"{(name == "--scenes" ? plan.Scenes : plan.Epochs)} for {plan.Key}"));
        var option = new Option<int?>(name) { Description = $"{description} Default: {standards}.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError($"{name}: give 1 or more.");
        });
        return option;
    }

    private static int Run(RcnnSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets images = ImageSets.Load(settings.Data);
        Console.WriteLine(images);
        SceneSets scenes = SceneSets.Create(images, new SceneSettings(), settings.Seed);
        Scene[] shown = [.. Enumerable.Range(0, ShownScenes).Select(scenes.Test.Compose)];
        var rows = new List<(string, RcnnResult)>();
        var found = new List<Detection[]>();
        foreach (DetectorPlan standard in DetectorPlan.All.Where(plan => settings.Detectors.Contains(plan.Key)))
        {
            if (interruption.Token.IsCancellationRequested)
                break;
            DetectorPlan plan = standard with
            {
                Scenes = settings.Scenes ?? standard.Scenes, Epochs = settings.Epochs ?? standard.Epochs,
            };
            using RegionDetector detector = plan.Create(settings.Seed);
            Learn(detector, plan, scenes.Train, settings, interruption.Token);
            rows.Add((detector.Name, RcnnTest.Measure(detector, scenes.Test, settings.Tests)));
            found.AddRange(shown.Select(scene => Find(detector, scene)));
        }

        if (rows.Count == 0)
            return 0;

        // A row of scenes for each detector.
        Scene[] repeated = [.. Enumerable.Repeat(shown, rows.Count).SelectMany(scene => scene)];
        OutputFile.Save(
            settings.Output, "scenes.png", path => SceneSheet.Save(path, repeated, images.Classes, found, columns: ShownScenes));
        OutputFile.Save(settings.Output, "compare.png", path => RcnnPicture.Save(path, rows));
        WideConsole.Create().Write(RcnnTable.Of(rows));
        Console.WriteLine(
            $"{settings.Tests:N0} test scenes; a proposal and a detection count where they overlap by at least half; times of one thread");
        return 0;
    }

    private static void Learn(
        RegionDetector detector, DetectorPlan plan, SceneComposer scenes, RcnnSettings settings, CancellationToken stop)
    {
        long parameters = detector.Networks.Sum(each => (long)each.Network.Declaration.ParameterCount);
        string Kept((string Name, Network) each) => Path.Combine(settings.Checkpoint!, $"{each.Name}.safetensors");
        if (settings.Checkpoint is not null && detector.Networks.All(each => File.Exists(Kept(each))))
        {
            foreach ((string Name, Network Network) each in detector.Networks)
                each.Network.Load(Kept(each));
            Console.WriteLine($"{detector.Name}: weights of {settings.Checkpoint} (delete them to train anew)");
            return;
        }

        Console.WriteLine(
            $"{detector.Name}: {parameters:N0} parameters, {plan.Epochs} epochs of {plan.Scenes:N0} scenes, Adam with a cosine from "
            + $"{plan.LearningRate}");
        bool isTrained = RcnnTraining.Run(detector, plan, scenes, settings.Threads, settings.Seed, stop);
        foreach ((string name, Network network) in detector.Networks)
            OutputFile.Save(settings.Output, $"{name}.safetensors", path => network.Save(path));
        if (!isTrained || settings.Checkpoint is null)
            return;
        Directory.CreateDirectory(settings.Checkpoint);
        foreach ((string Name, Network Network) each in detector.Networks)
            each.Network.Save(Kept(each));
    }

    private static Detection[] Find(RegionDetector detector, Scene scene)
    {
        detector.Propose(scene.Pixels);
        return [.. detector.Classify(scene.Pixels).ToArray().Where(found => found.Score >= ShownScore)];
    }
}
