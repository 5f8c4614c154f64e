using System.CommandLine;
using System.Diagnostics;
using Samples.Reports;
using Samples.Training;
using Unroll;

namespace Samples.Features;

/// <summary>Learns ten classes from a few images each: by the features of a network that was trained on ImageNet, and from
/// scratch.</summary>
internal static class FeaturesSample
{
    public static Command Command()
    {
        Option<string?> data = CommonOptions.Data();
        Option<string?> model = new("--model")
        {
            Description = $"The pretrained network: the .nupkg file or the folder of {FeaturizerPackage.Name}, or its ResNet18.onnx. "
                + "Default: the package where NuGet keeps it.",
            HelpName = "PATH",
        };
        Option<bool> fetch = new("--fetch") { Description = "Has NuGet get the package (60 MB, MIT) if it is not there." };
        Option<int[]> images = Images();
        Option<int> draws = CommonOptions.Positive("--draws", "How often the few images are drawn anew.", 10);
        Option<int> test = CommonOptions.Positive("--test", "Test images, the first of the set; all where there are fewer.", 2000);
        Option<int> seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "features"));
        var command = new Command(
            "features",
            "Learns ten classes from few images, by the features of a ResNet-18 that was trained on ImageNet and from scratch. "
            + "Ctrl-C stops early.")
        {
            data, model, fetch, images, draws, test, seed, threads, output,
        };
        command.SetAction(result => Run(new FeaturesSettings(
            result.GetValue(data), result.GetValue(model), result.GetValue(fetch), [.. result.GetValue(images)!.Distinct().Order()],
            result.GetValue(draws), result.GetValue(test), result.GetValue(seed), result.GetValue(threads), result.GetValue(output)!)));
        return command;
    }

    private static Option<int[]> Images()
    {
        var images = new Option<int[]>("--images")
        {
            Description = "Images of a class to learn from, one number or several.",
            HelpName = "N N ...",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 2, 5, 10, 20],
        };
        images.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => int.TryParse(token.Value, out int each) && each < 1) is { } wrong)
                result.AddError($"--images: {wrong.Value} is too few; give 1 or more.");
        });
        return images;
    }

    private static int Run(FeaturesSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        List<FeatureRow> rows = [.. settings.Images.Select(each => new FeatureRow(each, []))];
        DataSet? test = null;
        try
        {
            FeaturizerFiles files = Files(settings, interruption.Token);
            ImageSets sets = ImageSets.Load(settings.Data);
            Console.WriteLine(sets);
            Check(sets.Train, settings.Images[^1]);
            test = sets.Test.Take(settings.Test);
            using var featurizer = new Featurizer(files, Path.Combine(settings.Output, "resnet18.safetensors"), settings.Threads);
            Learn(sets.Train, test, featurizer, rows, settings, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped, as you asked; what follows is what was done until then.");
        }

        rows.RemoveAll(row => row.Trials.Count == 0);
        if (rows.Count > 0)
            Report(rows, test!.Count, settings.Output);
        return 0;
    }

    /// <summary>The pretrained models, from where the person says or where NuGet keeps or gets them.</summary>
    private static FeaturizerFiles Files(FeaturesSettings settings, CancellationToken stop)
    {
        FeaturizerFiles files = FeaturizerFiles.Find(settings.Model, settings.Fetch, settings.Output, stop)
            ?? throw new FileNotFoundException(
                "This sample needs a pretrained network, which is not on this machine: "
                + $"the package {FeaturizerPackage.Name} (60 MB, MIT).\n"
                + "Let NuGet get it by --fetch, or give its .nupkg file, its folder or its ResNet18.onnx by --model PATH.");
        Console.WriteLine($"pretrained on ImageNet: {files.Network}");
        return files;
    }

    private static void Check(DataSet train, int each)
    {
        for (int kind = 0; kind < FeatureTrial.Classes; kind++)
        {
            int images = Enumerable.Range(0, train.Count).Count(sample => train.Label(sample) == kind);
            if (images < each)
                throw new InvalidDataException($"--images: class {kind} has {images} training images; {each} were asked for.");
        }
    }

    private static void Learn(
        DataSet train, DataSet test, Featurizer featurizer, List<FeatureRow> rows, FeaturesSettings settings, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        DataSet testFeatures = MovingBar.Run("features of test images", progress => featurizer.Describe(test, progress, stop));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            $"features of {test.Count:N0} test images: {seconds:F1} s, {1000 * seconds / test.Count:F1} ms an image, "
            + $"threads: {settings.Threads}");
        var trial = new FeatureTrial(test, testFeatures, settings.Threads);
        int most = rows[^1].Each, done = 0;
        MovingBar.Run("learning from few images", progress =>
        {
            for (int draw = 0; draw < settings.Draws; draw++)
            {
                int seed = settings.Seed + draw;
                DataSet drawn = ClassSubset.Draw(train, FeatureTrial.Classes, most, seed);
                DataSet features = featurizer.Describe(drawn, _ => { }, stop);
                foreach (FeatureRow row in rows)
                {
                    row.Trials.Add(trial.Run(FeatureTrial.First(drawn, row.Each), FeatureTrial.First(features, row.Each), seed, stop));
                    progress(++done / (double)(settings.Draws * rows.Count));
                }
            }

            return done;
        });
    }

    private static void Report(IReadOnlyList<FeatureRow> rows, int testImages, string output)
    {
        WideConsole.Create().Write(FeatureTable.Of(rows));
        string picture = Path.Combine(output, "features.png");
        FeaturesPicture.Save(picture, rows, testImages);
        Console.WriteLine($"written: {picture}");
    }
}
