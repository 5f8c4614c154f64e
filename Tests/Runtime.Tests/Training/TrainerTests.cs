using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void Learns_classes_and_reports_what_evaluation_measures()
    {
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        (DataSet train, DataSet dev) = Clusters(600).Split(0.25);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { KeepBest = false, SelectBy = SelectBy.DevAccuracy };

        TrainingHistory history = trainer.Fit(train, dev, epochs: 20, batchSize: 16);

        EpochResult last = history.Epochs[^1];
        Evaluation trained = Evaluation.Run(network, train), held = Evaluation.Run(network, dev);
        Assert.True(last.DevAccuracy > 0.95, $"accuracy {last.DevAccuracy}");
        Assert.Equal(held.Accuracy, last.DevAccuracy);
        Assert.Equal(held.Loss, last.DevLoss!.Value, 6);
        Assert.Equal(trained.Accuracy, last.TrainAccuracy);
        Assert.Equal(20 * 29, history.Steps);   // 450 samples are 28 mini-batches of 16 and one of 2
        Assert.Equal(history.Epochs.MaxBy(epoch => epoch.DevAccuracy)!.Epoch, history.BestEpoch);
    }

    [Fact]
    public void The_training_loss_is_the_mean_over_the_samples()
    {
        // With a learning rate of 0 each mini-batch is measured with the same weights, so the mean over the epoch is that of the whole set.
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        DataSet set = Clusters(50);

        TrainingHistory history = new Trainer<LinearNetwork>(network, new Sgd(0)).Fit(set, null, epochs: 1, batchSize: 16);

        Assert.Equal(Evaluation.Run(network, set).Loss, history.Epochs[0].TrainLoss, 6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        Assert.Equal(Train(seed: 1, shuffleSeed: 2, threads: 1), Train(seed: 1, shuffleSeed: 2, threads));
    }

    [Fact]
    public void The_seeds_determine_everything()
    {
        float[] first = Train(seed: 1, shuffleSeed: 2, threads: 1);

        Assert.Equal(first, Train(seed: 1, shuffleSeed: 2, threads: 1));
        Assert.NotEqual(first, Train(seed: 1, shuffleSeed: 3, threads: 1));
        Assert.NotEqual(first, Train(seed: 2, shuffleSeed: 2, threads: 1));
    }

    [Fact]
    public void Without_shuffling_the_seed_does_not_matter()
    {
        Assert.Equal(Train(1, 2, 1, shuffle: false), Train(1, 3, 1, shuffle: false));
        Assert.NotEqual(Train(1, 2, 1, shuffle: false), Train(1, 2, 1, shuffle: true));
    }

    [Fact]
    public void Reports_every_mini_batch_and_epoch()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        var reports = new List<TrainingProgress>();
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { Progress = new ProgressLog(reports.Add) };

        TrainingHistory history = trainer.Fit(Clusters(10), Clusters(4), epochs: 2, batchSize: 4);

        Assert.Equal(
            [(1, 1), (1, 2), (1, 3), (1, 3), (2, 1), (2, 2), (2, 3), (2, 3)],
            reports.Select(report => (report.Epoch, report.Batch)));
        Assert.All(reports, report => Assert.Equal((2, 3, 0.1f), (report.Epochs, report.Batches, report.LearningRate)));
        Assert.Equal([.. history.Epochs], reports.Select(report => report.Completed).OfType<EpochResult>());
        Assert.Equal(history.Epochs[1].TrainLoss, reports[^2].TrainLoss);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    public void Steps_allocate_nothing_after_the_first(int threads, int parts)
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        long last = 0, allocated = 0, steps = 0;
        var progress = new ProgressLog(report =>
        {
            long now = Allocation.SoFar();
            if (report.Batch > 1 && report.Completed is null)
            {
                allocated += now - last;
                steps++;
            }

            last = Allocation.SoFar();
        });
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f))
        {
            Progress = progress,
            Threads = threads,
            AccumulationSteps = parts,
        };

        trainer.Fit(Clusters(200), Clusters(100), epochs: 5, batchSize: 8);

        Assert.Equal(5 * 24, steps);
        Assert.Equal(0, allocated);
    }

    internal static DataSet Clusters(int count)
    {
        // Three clouds around the corners of a triangle.
        var random = new RandomStream(7);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            double angle = 2 * Math.PI * labels[i] / 3;
            inputs[2 * i] = (float)(Math.Cos(angle) + (0.25 * random.NextNormal()));
            inputs[(2 * i) + 1] = (float)(Math.Sin(angle) + (0.25 * random.NextNormal()));
        }

        return new DataSet(inputs, labels);
    }

    private static float[] Train(int seed, int shuffleSeed, int threads, bool shuffle = true)
    {
        using var network = new LinearNetwork(2, 3, seed, labels: true);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f))
        {
            Threads = threads,
            Shuffle = shuffle,
            ShuffleSeed = shuffleSeed,
        };
        (DataSet train, DataSet dev) = Clusters(150).Split(0.2);
        trainer.Fit(train, dev, epochs: 3, batchSize: 20);
        return network.Values.ToArray();
    }
}
