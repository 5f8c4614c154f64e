using System.CommandLine;
using Samples.Training;
using Unroll;
using Unroll.Mpi;

namespace Samples.LeNet;

/// <summary>Trains LeNet-5 on photographs of clothing, or on another set in MNIST's format.</summary>
internal static class LeNetSample
{
    public static Command Command()
    {
        var command = new Command(
            "lenet", "Trains LeNet-5 to tell ten kinds of clothing apart. Ctrl-C stops it early and keeps the best weights.");
        new TrainingOptions(defaultOutput: Path.Combine("out", "lenet"), takesCheckpoint: true).AddTo(command, Run);
        return command;
    }

    // Started by mpirun, the processes train together, and the first of them tells of it.
    private static int Run(TrainingSettings settings) => MpiProcessGroup.IsStarted
        ? MpiProcessGroup.Run(group => Train(settings with { ProcessGroup = group }))
        : Train(settings);

    private static int Train(TrainingSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        if (settings.IsFirst)
            Console.WriteLine(sets);
        using var network = new LeNet5(settings.Seed);
        var classifier = new ImageClassifier<LeNet5>("LeNet-5", network, network.Predict);
        string report = Path.Combine(settings.Output, "report.html");
        TrainingHistory history = classifier.Train(sets, settings, interruption.Token, report);
        if (!settings.IsFirst)
            return 0;

        Evaluation test = Evaluation.Run(network, sets.Test, confusion: true);
        Console.WriteLine();
        Console.WriteLine($"the {sets.Test.Count:N0} test images, true class by row and predicted class by column:");
        Console.WriteLine(test.Confusion!.ToString([.. sets.Classes]));
        Console.WriteLine();
        double training = ImageClassifier<LeNet5>.TrainingMicroseconds(history, sets.Train);
        Console.WriteLine(
            $"time per image in prediction: {classifier.PredictionMicroseconds(sets.Test):F1} us, one at a time on one thread");
        Console.WriteLine(
            $"time per image in training: {training:F1} us, mini-batches of {settings.BatchSize} on {settings.ThreadsInWords}");
        classifier.WriteFiles(settings.Output, history, sets);
        Console.WriteLine($"written: {report}");
        Console.WriteLine($"test accuracy {100 * test.Accuracy:F2} %");
        return 0;
    }
}
