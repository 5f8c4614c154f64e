using System.CommandLine;
using Samples.LeNet;
using Samples.Training;
using Unroll;

namespace Samples.Mlp;

/// <summary>Trains a multilayer perceptron and LeNet-5 alike, and compares them.</summary>
internal static class MlpSample
{
    public static Command Command()
    {
        var command = new Command(
            "mlp", "Trains 784-128-10 and LeNet-5 on the same images and compares them: what convolution is good for.");
        new TrainingOptions(defaultOutput: Path.Combine("out", "mlp")).AddTo(command, Run);
        return command;
    }

    private static int Run(TrainingSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        using var perceptron = new Mlp784(settings.Seed);
        using var lenet = new LeNet5(settings.Seed);
        string[] rows =
        [
            $"{"",-10}{"parameters",12}{"multiply-adds",15}{"predict",12}{"train",12}{"accuracy",11}",
            Row("784-128-10", perceptron, perceptron.Predict, sets, settings, interruption.Token),
            Row("LeNet-5", lenet, lenet.Predict, sets, settings, interruption.Token),
        ];
        Console.WriteLine();
        foreach (string row in rows)
            Console.WriteLine(row);
        return 0;
    }

    private static string Row<TNetwork>(
        string title, TNetwork network, Predictor predict, ImageSets sets, TrainingSettings settings, CancellationToken stop)
        where TNetwork : Network
    {
        var classifier = new ImageClassifier<TNetwork>(title, network, predict);
        TrainingHistory history = classifier.Train(sets, settings, stop);
        classifier.WriteFiles(Path.Combine(settings.Output, typeof(TNetwork).Name.ToLowerInvariant()), history, sets);
        double? accuracy = Evaluation.Run(network, sets.Test).Accuracy;
        double training = ImageClassifier<TNetwork>.TrainingMicroseconds(history, sets.Train);
        return $"{title,-10}{network.Declaration.ParameterCount,12:N0}{network.Declaration.MultiplyAdds,15:N0}"
            + $"{classifier.PredictionMicroseconds(sets.Test),9:F1} us{training,9:F1} us{100 * accuracy,9:F2} %";
    }
}
