using System.CommandLine;
using Samples.Features;
using Samples.Training;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>The options of <see cref="StyleSample"/>.</summary>
internal static class StyleCommand
{
    public static Command Create(Func<StyleSettings, int> run)
    {
        Argument<string?> content = Picture("CONTENT", "The picture that is shown. Default: the portrait of the samples.");
        Argument<string?> style = Picture("STYLE", "The picture whose style it gets. Default: the painting of the samples.");
        var standard = new StyleOptions();
        Option<float> weight = Weight("--style-weight", "How much the style counts.", standard.StyleWeight);
        Option<float> smoothness = Weight("--smoothness", "How much the total variation counts.", standard.Smoothness);
        Option<int> iterations = CommonOptions.Positive("--iterations", "Iterations at each size.", standard.Iterations);
        Option<StyleOptimizer> optimizer = new("--optimizer")
        {
            Description = "What moves the picture: Lbfgs or Adam, which needs about five times the iterations.", HelpName = "NAME",
        };
        Option<bool> colors = new("--keep-colors") { Description = "Leaves the picture its colors and takes lightness from the style." };
        Option<StyleStart> start = new("--start") { Description = "Content or Noise.", HelpName = "NAME" };
        Option<int> size = new("--size")
        {
            Description = "Rows and columns of the result: 128, 256 or 512.", HelpName = "N", DefaultValueFactory = _ => 512,
        };
        size.AcceptOnlyFromAmong("128", "256", "512");
        Option<bool> sheet = new("--sheet") { Description = "Paints with a tenth of the weight, with it, and with ten times as much." };
        Option<bool> own = new("--own") { Description = "Learns features from the pictures of the samples, as without ImageNet's." };
        Option<int> steps = FeatureSteps();
        Option<string?> model = new("--model")
        {
            Description = $"The .nupkg file or the folder of {FeaturizerPackage.Name}, or its ResNet18.onnx. "
                + "Default: the package where NuGet keeps it.",
            HelpName = "PATH",
        };
        Option<bool> fetch = new("--fetch") { Description = "Has NuGet get the package (60 MB, MIT) if it is not there." };
        Option<int> seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", "style"));
        var command = new Command(
            "style",
            "Paints a picture in the style of another, by the features of a network that was trained on ImageNet. Ctrl-C stops early.")
        {
            content, style, weight, smoothness, iterations, optimizer, colors, start, size, sheet, own, steps, model, fetch, seed, threads,
            output,
        };
        command.SetAction(result => run(new StyleSettings(
            result.GetValue(content), result.GetValue(style),
            standard with
            {
                StyleWeight = result.GetValue(weight),
                Smoothness = result.GetValue(smoothness),
                Iterations = result.GetValue(iterations),
                Optimizer = result.GetValue(optimizer),
                KeepColors = result.GetValue(colors),
                Start = result.GetValue(start),
                Seed = result.GetValue(seed),
            },
            result.GetValue(size), result.GetValue(sheet), result.GetValue(own), result.GetValue(steps), result.GetValue(model),
            result.GetValue(fetch), result.GetValue(seed), result.GetValue(threads), result.GetValue(output)!)));
        return command;
    }

    private static Argument<string?> Picture(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>How long features of ours are learned.</summary>
    public static Option<int> FeatureSteps() =>
        CommonOptions.Positive("--feature-steps", "Mini-batches by which features of ours are learned.", 1500);

    /// <summary>An option whose number is at least 0.</summary>
    public static Option<float> Weight(string name, string description, float standard)
    {
        var option = new Option<float>(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<float>() is var value && !(value >= 0 && float.IsFinite(value)))
                result.AddError($"{name}: {value} is no weight; give 0 or more.");
        });
        return option;
    }
}
