using Samples.LeNet;
using Samples.Training;

namespace Unroll.Benchmarks.Compare;

/// <summary>An epoch of LeNet-5 on Fashion-MNIST with two threads: seconds, and the accuracy on the test images after it.</summary>
internal sealed class EpochComparison : IComparison
{
    private const int BatchSize = 64, Threads = 2;

    public string Name => "epoch";

    public string Summary =>
        "LeNet-5, one epoch of Fashion-MNIST (60,000 images where found) with Adam on 2 threads: seconds and test accuracy";

    public Figures Run(ComparisonSettings settings)
    {
        ImageFolder folder = ImageFolder.Find(null);
        DataSet train = IdxFile.ReadDataSet(folder.TrainImages, folder.TrainLabels);
        DataSet test = IdxFile.ReadDataSet(folder.TestImages, folder.TestLabels);
        using var network = new LeNet5(seed: 1);
        using var optimizer = new Adam();
        var trainer = new Trainer<LeNet5>(network, optimizer) { Threads = Threads };
        TrainingHistory history = trainer.Fit(train, dev: null, epochs: 1, BatchSize, settings.Stop);
        settings.Stop.ThrowIfCancellationRequested();
        double accuracy = Evaluation.Run(network, test).Accuracy!.Value;
        return new Figures(Name)
            .Add("seconds", history.Epochs[0].TrainingTime.TotalSeconds, "F2")
            .Add("accuracy", accuracy, "F4")
            .Add("images", train.Count, "F0")
            .Add("test_images", test.Count, "F0")
            .Add("threads", Threads, "F0")
            .Add("data", folder.Path);
    }
}
