using System.CommandLine;
using Samples.Features;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>
/// DeepDream (Mordvintsev, Olah and Tyka, "Inceptionism: Going Deeper into Neural Networks", 2015): a picture climbs to where the features
/// that a network sees in it are stronger.
/// </summary>
internal static class DreamSample
{
    private const int Side = 256;

    public static Command Command()
    {
        Argument<string?> picture = new("PICTURE")
        {
            Description = "The picture to begin with. Default: the portrait of the samples.", Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int> steps = CommonOptions.Positive("--steps", "Steps uphill.", 60);
        Option<float> rate = StyleCommand.Weight("--rate", "The mean change of a color, from 0 to 1, in a step.", 0.006f);
        Option<int> seed = CommonOptions.Seed();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "dream"));
        var command = new Command("dream", "Makes a picture of what a network that has seen ImageNet sees in one: DeepDream.")
        {
            picture, steps, rate, seed, output,
        };
        command.SetAction(result => Run(
            result.GetValue(picture), result.GetValue(steps), result.GetValue(rate), result.GetValue(seed), result.GetValue(output)!));
        return command;
    }

    private static int Run(string? path, int steps, float rate, int seed, string output)
    {
        Directory.CreateDirectory(output);
        using var interruption = new Interruption();
        FeaturizerFiles files = FeaturizerFiles.Find(null, fetch: false, output, interruption.Token)
            ?? throw new FileNotFoundException(
                $"This sample needs {FeaturizerPackage.Name}, which is not on this machine; 'style --fetch' has NuGet get it.");
        using var network = new DreamNetwork();
        StyleNetworks.Load(files, output, [network]);
        var values = new float[Side * Side * 3];
        PictureNormalization.ZeroToOne.Write(StyleFiles.Square(StyleFiles.Content(path), Side), values);
        Dream(network, values, steps, rate, new Random(seed), interruption.Token);

        var picture = new Picture(Side, Side);
        for (int i = 0; i < values.Length; i++)
            picture.Pixels[i] = (byte)MathF.Round(255 * values[i]);
        string file = Path.Combine(output, "dream.png");
        picture.SavePng(file);
        Console.WriteLine($"written: {file}");
        return 0;
    }

    /// <summary>All of it: in each step the picture, moved by some pixels, climbs along the gradient of half the mean square of the last
    /// features.</summary>
    private static void Dream(DreamNetwork network, float[] values, int steps, float rate, Random random, CancellationToken stop)
    {
        float[] moved = new float[values.Length], gradient = new float[values.Length];
        for (int step = 0; step < steps && !stop.IsCancellationRequested; step++)
        {
            int shift = 3 * ((random.Next(32) * Side) + random.Next(32)), length = values.Length;
            for (int i = 0; i < length; i++)
                moved[i] = values[(i + shift) % length];
            network.ComputeGradients(moved, 1, gradient, (features, slopes, _) => StrongFeatures(features, slopes));
            float size = gradient.Average(MathF.Abs);
            for (int i = 0; i < length; i++)
                values[(i + shift) % length] = Math.Clamp(values[(i + shift) % length] - (rate * gradient[i] / size), 0, 1);
        }
    }

    /// <summary>Less half the mean square, and its gradient.</summary>
    private static float StrongFeatures(ReadOnlySpan<float> features, Span<float> slopes)
    {
        double sum = 0;
        for (int i = 0; i < features.Length; i++)
        {
            sum += features[i] * features[i];
            slopes[i] = -features[i] / features.Length;
        }

        return (float)(-sum / (2 * features.Length));
    }
}
