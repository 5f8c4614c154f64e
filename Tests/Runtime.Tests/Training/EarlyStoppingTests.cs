using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

/// <summary>
/// A bias b that starts at 0 and learns y = 5 with steps of 0.05 x 2 (b - 5): after k epochs of one mini-batch b = 5 (1 - 0.9^k). The
/// development set wants y = 2, so its loss (b - 2)^2 falls until b passes 2 and rises afterwards.
/// </summary>
public sealed class EarlyStoppingTests
{
    private const int Best = 5;   // 5 (1 - 0.9^5) = 2.05; the neighbors are 1.72 and 2.34

    private static readonly DataSet Train = new([0], [5f], 1), Dev = new([0], [2f], 1);

    [Fact]
    public void The_best_weights_come_back()
    {
        using LinearNetwork network = Network();

        TrainingHistory history = Trainer(network).Fit(Train, Dev, epochs: 12);

        Assert.Equal(Best, history.BestEpoch);
        Assert.True(history.RestoredBest);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(12, history.Epochs.Count);
        Assert.Equal(Bias(Best), Bias(network), 5);
        Assert.Equal(history.Best!.DevLoss!.Value, Evaluation.Run(network, Dev).Loss);
        for (int epoch = 1; epoch <= 12; epoch++)
        {
            Assert.Equal(Math.Pow(Bias(epoch - 1) - 5, 2), history.Epochs[epoch - 1].TrainLoss, 4);
            Assert.Equal(Math.Pow(Bias(epoch) - 2, 2), history.Epochs[epoch - 1].DevLoss!.Value, 4);
        }
    }

    [Fact]
    public void The_last_weights_stay_if_the_best_are_not_wanted()
    {
        using LinearNetwork network = Network();
        Trainer<LinearNetwork> trainer = Trainer(network);
        trainer.KeepBest = false;

        TrainingHistory history = trainer.Fit(Train, Dev, epochs: 12);

        Assert.Equal(Best, history.BestEpoch);
        Assert.False(history.RestoredBest);
        Assert.Equal(Bias(12), Bias(network), 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Stops_when_patience_is_over(int patience)
    {
        using LinearNetwork network = Network();
        Trainer<LinearNetwork> trainer = Trainer(network);
        trainer.Patience = patience;

        TrainingHistory history = trainer.Fit(Train, Dev, epochs: 100);

        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(Best + patience, history.Epochs.Count);
        Assert.Equal(Best + patience, history.Steps);
        Assert.Equal(Bias(Best), Bias(network), 5);
    }

    [Fact]
    public void Improvements_that_are_too_small_add_up_but_do_not_count_alone()
    {
        using LinearNetwork network = Network();
        Trainer<LinearNetwork> trainer = Trainer(network);
        trainer.Patience = 2;
        trainer.MinimumImprovement = 0.9;

        // The losses: 2.25 1.10 0.42 0.08 0.00 0.12. Epoch 1 counts, 2 counts (1.15 less), 3 does not (0.68 less), 4
        // does (1.02 less than 2).
        TrainingHistory history = trainer.Fit(Train, Dev, epochs: 100);

        Assert.Equal(6, history.Epochs.Count);
        Assert.Equal(Best, history.BestEpoch);
    }

    [Fact]
    public void Without_a_development_set_the_last_weights_stay()
    {
        using LinearNetwork network = Network();

        TrainingHistory history = Trainer(network).Fit(Train, null, epochs: 4);

        Assert.Null(history.BestEpoch);
        Assert.Null(history.Best);
        Assert.False(history.RestoredBest);
        Assert.Null(history.Epochs[0].DevLoss);
        Assert.Equal(Bias(4), Bias(network), 5);
    }

    [Fact]
    public void Says_what_it_cannot_do()
    {
        using LinearNetwork network = Network();
        Trainer<LinearNetwork> trainer = Trainer(network);

        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Patience = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.MinimumImprovement = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainAccuracySamples = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Train, Dev, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Train, Dev, epochs: 1, batchSize: 0));
        Assert.Throws<ArgumentNullException>(() => trainer.Fit(null!, Dev, epochs: 1));
        Assert.Equal("dev", Assert.Throws<ArgumentException>(() => trainer.Fit(Train, new DataSet([0, 0], [2f], 1), 1)).ParamName);
        trainer.SelectBy = SelectBy.DevAccuracy;
        Assert.Contains("SelectBy.DevLoss", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Train, Dev, 1)).Message);
        trainer.Patience = 1;
        Assert.Contains("DataSet.Split", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Train, null, 1)).Message);
        Assert.Equal(0, Bias(network));
    }

    private static double Bias(int epochs) => 5 * (1 - Math.Pow(0.9, epochs));

    private static float Bias(LinearNetwork network)
    {
        float[] bias = new float[1];
        network.Parameters["y.bias"].CopyTo(bias);
        return bias[0];
    }

    private static LinearNetwork Network() => new(1, 1);

    private static Trainer<LinearNetwork> Trainer(LinearNetwork network) => new(network, new Sgd(0.05f));
}
