using System.CommandLine;
using System.Diagnostics;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>Trains a network that paints in one style, in one pass (Johnson et al., 2016).</summary>
internal static class FastTrainingSample
{
    private const int Side = 128, BatchSize = 4, ReportEvery = 50;
    private const float LearningRate = 0.001f, Smoothness = 1e-5f;

    public static Command Command()
    {
        Argument<string[]> pictures = new("CONTENT")
        {
            Description = "Pictures to learn from, at least 128 x 128. Default: those of the samples.", Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> style = new("--style")
        {
            Description = "The picture with the style. Default: that of the samples.", HelpName = "FILE",
        };
        Option<float> weight = StyleCommand.Weight("--style-weight", "How much the style counts, beside 1 for the content.", 5);
        Option<int> minutes = CommonOptions.Positive("--minutes", "Ends after so many minutes.", 15);
        Option<int> steps = CommonOptions.Positive("--steps", "Ends after so many mini-batches of 4 crops.", int.MaxValue);
        Option<bool> own = new("--own") { Description = "Learns by features of the samples' pictures, as without ImageNet's." };
        Option<int> featureSteps = StyleCommand.FeatureSteps();
        Option<int> seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "style-fast"));
        var command = new Command(
            "style-train",
            "Trains a network that paints pictures in one style in one pass; goes on with the weights that are there. Ctrl-C stops early.")
        {
            pictures, style, weight, minutes, steps, own, featureSteps, seed, threads, output,
        };
        command.SetAction(result => Run(
            new StyleSettings(
                null, result.GetValue(style), new StyleOptions { StyleWeight = result.GetValue(weight) }, 256, false,
                result.GetValue(own), result.GetValue(featureSteps), null, false, result.GetValue(seed), result.GetValue(threads),
                result.GetValue(output)!),
            result.GetValue(pictures)!, TimeSpan.FromMinutes(result.GetValue(minutes)), result.GetValue(steps)));
        return command;
    }

    private static int Run(StyleSettings settings, string[] given, TimeSpan time, int steps)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        CancellationToken stop = interruption.Token;
        StyleStep[] features = StyleNetworks.Create(settings, stop);
        features[0].Network.Threads = settings.Threads;
        IReadOnlyList<Picture> pictures = given.Length > 0 ? [.. given.Select(StyleFiles.Read)] : StyleFiles.Photographs();
        string weights = Path.Combine(settings.Output, "fast.safetensors");
        using var network = new FastStyleLearner(settings.Seed) { Threads = settings.Threads };
        if (File.Exists(weights))
        {
            network.Load(weights);
            Console.WriteLine($"{weights}: the training goes on from there (delete the file to begin anew)");
        }

        var crops = new float[BatchSize * Side * Side * 3];
        var source = new CropSource(pictures, Side, settings.Seed);
        source.Draw(crops);
        using var loss = new PerceptualLoss(
            features[0], features[^1], StyleFiles.Style(settings.Style), settings.Options.StyleWeight, crops);
        network.Losses.Single(each => each.Description.Kind == "TotalVariation").Weight = Smoothness;
        using var optimizer = new Adam(LearningRate);
        var watch = Stopwatch.StartNew();
        double sum = 0;
        for (int step = 1; step <= steps && watch.Elapsed < time && !stop.IsCancellationRequested; step++)
        {
            source.Draw(crops);
            sum += network.ComputeGradients(crops, BatchSize, loss.Score);
            optimizer.Step(network);
            if (step % ReportEvery == 0 || step == steps)
            {
                int since = (step - 1) % ReportEvery + 1;
                Console.WriteLine($"{step,5} mini-batches: loss {sum / since:F4}; {watch.Elapsed.TotalSeconds:F0} s");
                sum = 0;
                network.Save(weights);
            }
        }

        network.Save(weights);
        Console.WriteLine($"written: {weights}");
        foreach (StyleStep step in features)
            step.Network.Dispose();
        return 0;
    }
}
