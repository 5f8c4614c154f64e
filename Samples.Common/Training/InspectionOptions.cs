using System.CommandLine;

namespace Samples.Training;

/// <summary>The options of samples that train LeNet-5 for a short time and then look at it.</summary>
internal static class InspectionOptions
{
    private const int Epochs = 3, BatchSize = 64;
    private const float LearningRate = 0.003f;

    /// <summary>Makes a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="run">Runs it.</param>
    public static Command Command(string name, string description, Func<TrainingSettings, int> run)
    {
        Option<string?> data = CommonOptions.Data();
        Option<int> epochs = CommonOptions.Epochs(Epochs), seed = CommonOptions.Seed(), threads = CommonOptions.Threads();
        Option<string> output = CommonOptions.Output(Path.Combine("out", name));
        var command = new Command(name, description) { data, epochs, seed, threads, output };
        command.SetAction(result => run(new TrainingSettings(
            result.GetValue(data), result.GetValue(epochs), BatchSize, LearningRate, OptimizerName.Adam,
            result.GetValue(seed), result.GetValue(threads), result.GetValue(output)!)));
        return command;
    }
}
