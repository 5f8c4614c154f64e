using System.CommandLine;
using System.Globalization;

namespace Samples.Training;

/// <summary>Options that several samples have, each with its check.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "Folder with the four IDX files of a set like Fashion-MNIST. "
            + "Default: the full set in a usual place, else the part that comes with the samples.",
        HelpName = "DIR",
    };

    public static Option<int> Epochs(int standard) => Positive("--epochs", "Passes over the training images.", standard);

    public static Option<int> Threads() =>
        Positive("--threads", "Threads that share a mini-batch; the result does not depend on it.", Environment.ProcessorCount);

    public static Option<int> Seed() => new("--seed")
    {
        Description = "Seed of everything that is random; the same seed gives the same networks.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Option<string?> Checkpoint() => new("--checkpoint")
    {
        Description = "File that is written after every epoch; where it exists, the training goes on from it.",
        HelpName = "FILE",
    };

    /// <summary>The same where a sample trains several networks.</summary>
    public static Option<string?> Checkpoints() => new("--checkpoint")
    {
        Description = "Beginning of the names of files, one a network, that are written after every epoch; where they exist, training "
            + "goes on.",
        HelpName = "FILE",
    };

    public static Option<string?> Weights() => new("--weights")
    {
        Description = "Weights to measure, without training.",
        HelpName = "FILE",
    };

    public static Option<string> Output(string standard) => new("--output")
    {
        Description = "Folder for what is written.",
        HelpName = "DIR",
        DefaultValueFactory = _ => standard,
    };

    /// <summary>An option whose number is at least 1.</summary>
    public static Option<int> Positive(string name, string description, int standard)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value) && value < 1)
                result.AddError($"{name}: {value} is too few; give 1 or more.");
        });
        return option;
    }
}
