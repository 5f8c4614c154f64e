using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

/// <summary>Trainings that end before their time: at the caller's wish, or since the loss is no number any more.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    [InlineData(2, 5)]
    public void Canceling_ends_after_the_mini_batch_and_keeps_the_best_weights(int epoch, int batch)
    {
        using var network = new LinearNetwork(2, 3, seed: 4, labels: true);
        using var cancellation = new CancellationTokenSource();
        float[][] ends = new float[4][];
        int steps = 0;
        var progress = new ProgressLog(report =>
        {
            if (report.Completed is not null)
            {
                ends[report.Epoch] = network.Values.ToArray();
                return;
            }

            steps++;
            ends[0] = network.Values.ToArray();
            if (report.Epoch == epoch && report.Batch == batch)
                cancellation.Cancel();
        });
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.01f)) { Progress = progress };

        TrainingHistory history = trainer.Fit(TrainerTests.Clusters(100), TrainerTests.Clusters(30), 50, 20, cancellation.Token);

        Assert.Equal(StopReason.Canceled, history.StopReason);
        Assert.Equal((5 * (epoch - 1)) + batch, steps);
        Assert.Equal(steps, history.Steps);
        Assert.Equal(steps / 5, history.Epochs.Count);
        Assert.Equal(history.Epochs.Count > 0, history.RestoredBest);
        Assert.Equal(ends[history.BestEpoch ?? 0], network.Values.ToArray());
    }

    [Fact]
    public void Canceled_before_it_begins_nothing_is_trained()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        float[] before = network.Values.ToArray();

        TrainingHistory history = new Trainer<LinearNetwork>(network, new Sgd(0.1f))
            .Fit(TrainerTests.Clusters(10), null, 5, 5, new CancellationToken(canceled: true));

        Assert.Equal((StopReason.Canceled, 0, 0), (history.StopReason, history.Epochs.Count, history.Steps));
        Assert.Equal(before, network.Values.ToArray());
    }

    [Theory]
    [InlineData(float.NaN, 7, 2, 4)]
    [InlineData(float.PositiveInfinity, 0, 1, 4)]
    public void A_loss_that_is_no_number_names_the_mini_batch(float value, int sample, int batch, int batches)
    {
        using var network = new LinearNetwork(1, 1);
        float[] inputs = new float[20];
        inputs[sample] = value;
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { Shuffle = false, CheckData = false };

        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(new DataSet(inputs, new float[20], 20), null, 3, 5));

        Assert.Equal((1, batch), (error.Epoch, error.Batch));
        Assert.False(double.IsFinite(error.Loss));
        Assert.Contains($"in epoch 1, mini-batch {batch} of {batches}, is {error.Loss}", error.Message);
        Assert.Equal((NonFinitePart.Loss, (string?)null, (int?)sample), (error.What, error.Tensor, error.Sample));
        Assert.Contains($"Sample {sample} of the training set has {value} at position 0 of the input 'x'", error.Message);
        Assert.Contains("learning rate", error.Message);
        Assert.Contains("weights of its last step", error.Message);
        Assert.All(network.Values.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void A_training_that_diverges_gives_the_best_weights_back()
    {
        using var network = new LinearNetwork(2, 3, seed: 4, labels: true);
        var optimizer = new Sgd(0.01f);
        float[] second = [];
        var trainer = new Trainer<LinearNetwork>(network, optimizer)
        {
            Progress = new ProgressLog(report =>
            {
                if (report.Completed is { Epoch: 2 })
                {
                    second = network.Values.ToArray();
                    optimizer.LearningRate = 1e18f;
                }
            }),
        };

        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(TrainerTests.Clusters(100), TrainerTests.Clusters(30), 5, 20));

        Assert.Equal(3, error.Epoch);
        Assert.InRange(error.Batch, 2, 5);
        Assert.Contains("weights of epoch 2 again", error.Message);
        Assert.Equal(second, network.Values.ToArray());
    }

    [Fact]
    public void A_loss_on_the_development_set_that_is_no_number_says_so()
    {
        using var network = new LinearNetwork(1, 1);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { CheckData = false };

        var error = Assert.Throws<NonFiniteLossException>(
            () => trainer.Fit(new DataSet([1], [1f], 1), new DataSet([1, 2, float.NaN], [1f, 1, 1], 3), epochs: 2, batchSize: 2));

        Assert.Contains("on the development set after epoch 1 is NaN. Sample 2 of the development set has NaN", error.Message);
        Assert.Equal((1, (int?)2), (error.Epoch, error.Sample));
    }
}
