using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training.Checkpoints;

namespace Unroll.Runtime.Tests.Training.Averages;

/// <summary>A trainer with an average: what is measured, kept, written and left in the network.</summary>
public sealed class AveragedTrainingTests
{
    private static readonly DataSet Dev = CheckpointedTraining.Noise(20, seed: 2);

    [Fact]
    public void The_steps_are_those_of_a_training_without_an_average()
    {
        using var without = new CheckpointedTraining();
        using var with = new CheckpointedTraining { Set = Average };
        CheckpointedTraining.Outcome first = without.Whole(), second = with.Whole();
        Assert.Equal(
            first.History.Epochs.Select(epoch => (epoch.Epoch, epoch.TrainLoss)),
            second.History.Epochs.Select(epoch => (epoch.Epoch, epoch.TrainLoss)));
        Assert.NotEqual(first.History.Epochs.Select(epoch => epoch.DevLoss), second.History.Epochs.Select(epoch => epoch.DevLoss));
    }

    /// <summary>Each epoch is measured with the averages of a loop by hand, and the best of them are left.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_averages_are_measured_and_left(bool keepBest)
    {
        using var training = new CheckpointedTraining
        {
            Set = trainer =>
            {
                Average(trainer);
                (trainer.KeepBest, trainer.Shuffle) = (keepBest, false);
            },
        };
        CheckpointedTraining.Outcome outcome = training.Whole();

        using var network = (LinearNetwork)training.Network();
        using Optimizer optimizer = training.Optimizer();
        var average = new WeightAverage(0.9f);
        var measured = new List<(double Loss, float[] Values)>();
        for (int epoch = 0; epoch < training.Epochs; epoch++)
        {
            using var loader = new BatchLoader(network.Declaration, training.Train, training.BatchSize, shuffleSeed: null);
            loader.Begin(epoch);
            while (loader.Next() is { } batch)
            {
                network.ComputeGradients(batch);
                optimizer.Step(network);
                average.Update(network);
            }

            average.Exchange(network);
            measured.Add((Evaluation.Run(network, Dev).Loss, network.Values.ToArray()));
            average.Exchange(network);
        }

        for (int epoch = 0; epoch < training.Epochs; epoch++)
            Assert.Equal(measured[epoch].Loss, outcome.History.Epochs[epoch].DevLoss!.Value, 6);
        Assert.Equal(keepBest ? measured.MinBy(epoch => epoch.Loss).Values : measured[^1].Values, outcome.Values);
        Assert.Equal(keepBest, outcome.History.RestoredBest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wherever_it_is_interrupted_it_goes_on_with_the_same_bits(bool keepBest)
    {
        using var training = new CheckpointedTraining
        {
            Epochs = 3,
            Set = trainer =>
            {
                Average(trainer);
                (trainer.KeepBest, trainer.CheckpointEvery) = (keepBest, 3);
            },
        };
        CheckpointedTraining.Outcome whole = training.Whole();
        for (int step = 4; step < 21; step += 3)
        {
            training.Kill(step);
            training.Resume().AssertEqual(whole);
            training.Cancel(step);
            training.Resume().AssertEqual(whole);
        }

        training.Resume().AssertEqual(whole);   // of one that has ended
    }

    [Fact]
    public void The_averages_are_in_the_checkpoint_and_the_weights_too()
    {
        using var training = new CheckpointedTraining { Set = Average };
        training.Cancel(10);
        using Network network = training.Network();
        network.Load(training.File, new LoadOptions { AllowExtra = true });
        float[] weights = network.Values.ToArray();
        network.Load(
            training.File, new LoadOptions { Rename = name => name.StartsWith("average/", StringComparison.Ordinal) ? name[8..] : null });
        Assert.NotEqual(weights, network.Values.ToArray());
    }

    [Fact]
    public void A_checkpoint_without_an_average_is_refused_by_name()
    {
        using var training = new CheckpointedTraining();
        training.Cancel(10);
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => training.Resume(Average));
        Assert.Contains("WeightAverage is decay 0.9, WarmUp True, but was none", thrown.Message);
    }

    [Fact]
    public void A_second_training_begins_a_new_average()
    {
        using var network = new LinearNetwork(7, 3, seed: 3, labels: true);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { WeightAverage = new WeightAverage(0.9f) };
        trainer.Fit(CheckpointedTraining.Noise(50, seed: 1), null, epochs: 2, batchSize: 8);
        Assert.True(trainer.WeightAverage.IsExchanged);
        trainer.Fit(CheckpointedTraining.Noise(50, seed: 1), null, epochs: 1, batchSize: 8);
        Assert.Equal(7, trainer.WeightAverage.Updates);
    }

    [Fact]
    public void Steps_allocate_nothing_after_the_first()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        long last = 0, allocated = 0;
        var progress = new ProgressLog(report =>
        {
            if (report.Batch > 1 && report.Completed is null)
                allocated += Allocation.SoFar() - last;
            last = Allocation.SoFar();
        });
        DataSet set = TrainerTests.Clusters(200);
        new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { Progress = progress, WeightAverage = new WeightAverage(0.9f) }
            .Fit(set, set, epochs: 5, batchSize: 8);
        Assert.Equal(0, allocated);
    }

    private static void Average(Trainer<Network> trainer) => trainer.WeightAverage = new WeightAverage(0.9f);
}
