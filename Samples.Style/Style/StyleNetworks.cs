using Samples.Features;
using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>Makes the networks that look at pictures, with their weights.</summary>
internal static class StyleNetworks
{
    /// <summary>The networks up to a size, with the features of ImageNet where they are, else with those of a network of ours.</summary>
    /// <param name="settings">The size, and where features may be.</param>
    /// <param name="stop">Ends a fetch or a training early.</param>
    public static StyleStep[] Create(StyleSettings settings, CancellationToken stop)
    {
        FeaturizerFiles? files = settings.Own ? null : FeaturizerFiles.Find(settings.Model, settings.Fetch, settings.Output, stop);
        if (files is null)
            return Own(settings, stop);
        StyleStep[] steps = StyleStep.Pretrained(settings.Side);
        Load(files, settings.Output, steps.Select(step => step.Network));
        return steps;
    }

    /// <summary>Hands the weights of the package to networks of its layers.</summary>
    /// <param name="files">The package.</param>
    /// <param name="output">The folder for the weights in the order of the library.</param>
    /// <param name="networks">The networks.</param>
    public static void Load(FeaturizerFiles files, string output, IEnumerable<Network> networks)
    {
        Console.WriteLine($"features: {files.Network}, trained on ImageNet");
        string weights = Path.Combine(output, "resnet18.safetensors");
        OnnxImport.Read(files.Network).SaveWeights(weights);
        using var source = new ResNet18Features();
        source.Load(weights);
        foreach (Network network in networks)
            StyleWeights.Copy(source, network);
    }

    /// <summary>The weights that look alike with features of ours, whose matrices say more of colors and less of strokes.</summary>
    public static StyleOptions ForOwnFeatures(StyleOptions options) =>
        options with { StyleWeight = 3 * options.StyleWeight, Smoothness = 0.1f * options.Smoothness };

    private static StyleStep[] Own(StyleSettings settings, CancellationToken stop)
    {
        StyleStep[] steps = StyleStep.Own(settings.Side);
        string advice = settings.Own ? "" : $"those of ImageNet are in the package {FeaturizerPackage.Name}, which 'style --fetch' gets; ";
        Console.WriteLine(
            $"features: of a small network that learns from the pictures of the samples; {advice}"
            + $"the largest size is {steps[^1].Side} x {steps[^1].Side} pixels");
        double told = OwnFeatures.Train(steps.Select(step => step.Network), settings.Steps, settings, stop);
        Console.WriteLine($"of the last patches it tells {100 * told:F1} % apart");
        return steps;
    }
}
