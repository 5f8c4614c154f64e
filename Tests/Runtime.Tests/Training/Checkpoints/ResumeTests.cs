using Unroll.Runtime.Tests.Data;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training.Checkpoints;

/// <summary>A resumed training has the bits of one that was never interrupted. An epoch here has 7 mini-batches.</summary>
public sealed class ResumeTests
{
    public static TheoryData<string> Optimizers =>
    [
        "sgd", "momentum", "nesterov", "rmsprop", "rmsprop with momentum", "adagrad", "adam", "adamw", "clipped", "scheduled", "global",
        "triple",
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Any_optimizer_goes_on_with_the_same_bits(string name)
    {
        using var training = new CheckpointedTraining { Optimizer = () => Optimizer(name) };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Kill(afterSteps: 17);                                   // in epoch 3
        training.Cancel(afterSteps: 4, resume: true);                    // the steps 15 to 18
        training.Resume().AssertEqual(whole);
    }

    [Theory]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("global")]
    public void Averages_of_several_slices_keep_their_places(string name)
    {
        using var training = new CheckpointedTraining
        {
            Optimizer = () => Optimizer(name),
            Network = () => new LinearNetwork(9001, 3, seed: 3, labels: true),
            Train = CheckpointedTraining.Noise(20, seed: 1, 9001),
            Dev = null,
            Epochs = 3,
        };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Cancel(afterSteps: 5);
        training.Resume().AssertEqual(whole);
    }

    /// <summary>An epoch has 7 mini-batches, the last with samples for two parts of three.</summary>
    [Fact]
    public void Mini_batches_in_parts_go_on_with_the_same_bits()
    {
        using var training = new CheckpointedTraining
        {
            Network = () => new LinearNetwork(7, 3, seed: 3, labels: true, l2: 0.01f),
            Set = trainer => (trainer.AccumulationSteps, trainer.CheckpointEvery) = (3, 4),
        };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Kill(afterSteps: 17);
        Assert.Contains(
            "AccumulationSteps is 2, but was 3",
            Assert.Throws<InvalidDataException>(() => training.Resume(trainer => trainer.AccumulationSteps = 2)).Message);
        training.Resume().AssertEqual(whole);
    }

    [Fact]
    public void Wherever_it_is_canceled_it_goes_on()
    {
        using var training = new CheckpointedTraining { Epochs = 3, Set = trainer => trainer.Patience = 2 };
        CheckpointedTraining.Outcome whole = training.Whole();

        for (int step = 1; step < 21; step++)
        {
            Assert.Equal(StopReason.Canceled, training.Cancel(step).History.StopReason);
            training.Resume().AssertEqual(whole);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Wherever_it_is_killed_it_goes_on_from_the_last_checkpoint(int every)
    {
        using var training = new CheckpointedTraining { Epochs = 3, Set = trainer => trainer.CheckpointEvery = every };
        CheckpointedTraining.Outcome whole = training.Whole();

        for (int step = Math.Max(every, 7) + 1; step < 21; step += 2)
        {
            training.Kill(step);
            training.Resume().AssertEqual(whole);
        }
    }

    [Fact]
    public void Augmentations_orders_and_dropout_go_on_where_they_were()
    {
        using var training = new CheckpointedTraining
        {
            Network = () => new LinearNetwork(Images.Network(4, 5, 1, 3), seed: 1),
            Train = CheckpointedTraining.Noise(50, seed: 1, inputs: 20),
            Dev = CheckpointedTraining.Noise(20, seed: 2, inputs: 20),
            Set = trainer =>
            {
                trainer.Augmentations = [new HorizontalFlip(), new RandomShift(1)];
                trainer.AugmentationSeed = 5;
                trainer.ShuffleSeed = 6;
            },
        };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Cancel(afterSteps: 10);
        training.Resume().AssertEqual(whole);
    }

    [Fact]
    public void Mixtures_go_on_where_they_were()
    {
        using var training = new CheckpointedTraining
        {
            Network = () => new LinearNetwork(Images.Soft(4, 5, 1, 3), seed: 1),
            Train = CheckpointedTraining.Noise(50, seed: 1, inputs: 20),
            Dev = CheckpointedTraining.Noise(20, seed: 2, inputs: 20),
            Set = trainer =>
            {
                trainer.Mixing = new Mixup(0.4);
                trainer.Augmentations = [new RandomResizedCrop(0.5)];
            },
        };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Cancel(afterSteps: 10);
        training.Resume().AssertEqual(whole);
        Assert.Contains(
            "Mixing is Unroll.Mixup (alpha 0.5, probability 1), but was Unroll.Mixup (alpha 0.4, probability 1)",
            Assert.Throws<InvalidDataException>(() => training.Resume(trainer => trainer.Mixing = new Mixup(0.5), epochs: 7)).Message);
    }

    [Fact]
    public void Dropout_masks_go_on_where_they_were()
    {
        var random = new RandomStream(4);
        float[] inputs = [.. Enumerable.Range(0, 30 * 12).Select(_ => (float)random.NextNormal())];
        float[] targets = [.. Enumerable.Range(0, 30).Select(_ => (float)random.NextNormal())];
        using var training = new CheckpointedTraining
        {
            Network = () => new DroppingNetwork(12),
            Train = new DataSet(inputs, targets, 30),
            Dev = null,
        };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Cancel(afterSteps: 9);
        training.Resume().AssertEqual(whole);
        Assert.Equal(6 * 4, whole.DropoutStep);
    }

    [Fact]
    public void The_best_weights_and_the_patience_are_kept()
    {
        // See EarlyStoppingTests: the bias learns 5, the development set wants 2, epoch 5 is the best.
        using var training = new CheckpointedTraining
        {
            Network = () => new LinearNetwork(1, 1),
            Optimizer = () => new Sgd(0.05f),
            Train = new DataSet([0], [5f], 1),
            Dev = new DataSet([0], [2f], 1),
            Epochs = 100,
            Set = trainer => trainer.Patience = 4,
        };
        CheckpointedTraining.Outcome whole = training.Whole();
        Assert.Equal((5, 9, StopReason.EarlyStopping), (whole.History.BestEpoch, whole.History.Epochs.Count, whole.History.StopReason));

        for (int epoch = 1; epoch < 9; epoch++)
        {
            training.Cancel(epoch);
            training.Resume().AssertEqual(whole);
        }

        training.Resume().AssertEqual(whole);                            // of a training that has ended nothing is left but its outcome
    }

    [Fact]
    public void A_training_that_was_resumed_may_last_longer()
    {
        using var training = new CheckpointedTraining { Epochs = 9 };
        CheckpointedTraining.Outcome whole = training.Whole();

        training.Cancel(10);
        training.Resume(epochs: 4);
        training.Resume(epochs: 9).AssertEqual(whole);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 8)]
    public void The_threads_may_be_others(int before, int after)
    {
        using var training = new CheckpointedTraining();
        CheckpointedTraining.Outcome whole = training.Whole();

        using var threaded = new CheckpointedTraining { Set = trainer => trainer.Threads = before };
        threaded.Cancel(10);
        threaded.Resume(trainer => trainer.Threads = after).AssertEqual(whole);
    }

    [Fact]
    public void The_same_trainer_goes_on_after_a_cancellation()
    {
        using var training = new CheckpointedTraining();
        CheckpointedTraining.Outcome whole = training.Whole();
        using Network network = training.Network();
        using Optimizer optimizer = training.Optimizer();
        using var cancellation = new CancellationTokenSource();
        var trainer = new Trainer<Network>(network, optimizer) { Checkpoint = training.File };
        trainer.Progress = new ProgressLog(report =>
        {
            if (report is { Epoch: 2, Batch: 3 })
                cancellation.Cancel();
        });

        trainer.Fit(training.Train, training.Dev, training.Epochs, training.BatchSize, cancellation.Token);
        Assert.Equal(new CheckpointPosition(1, 3, 10), trainer.Resume(training.File));
        TrainingHistory history = trainer.Fit(training.Train, training.Dev, training.Epochs, training.BatchSize);

        new CheckpointedTraining.Outcome(network.Values.ToArray(), history, network.DropoutStep, optimizer.Steps).AssertEqual(whole);
    }

    [Fact]
    public void After_a_loss_that_is_no_number_the_last_checkpoint_is_good()
    {
        using var training = new CheckpointedTraining { Set = trainer => trainer.CheckpointEvery = 1 };
        CheckpointedTraining.Outcome whole = training.Whole();

        using Network network = training.Network();
        using Optimizer optimizer = training.Optimizer();
        int steps = 0;
        var trainer = new Trainer<Network>(network, optimizer) { Checkpoint = training.File, CheckpointEvery = 1 };
        trainer.Progress = new ProgressLog(_ =>
        {
            if (++steps == 12)
                network.Parameters["y.bias"].CopyFrom([float.NaN, 0, 0]);
        });
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(training.Train, training.Dev, training.Epochs, training.BatchSize));

        training.Resume().AssertEqual(whole);
    }

    internal static Optimizer Optimizer(string name) => name switch
    {
        "sgd" => new Sgd(0.05f),
        "momentum" => new Sgd(0.05f, momentum: 0.9f),
        "nesterov" => new Sgd(0.05f, momentum: 0.9f, nesterov: true, weightDecay: 0.01f),
        "rmsprop" => new RmsProp(),
        "rmsprop with momentum" => new RmsProp(momentum: 0.9f),
        "adagrad" => new Adagrad(),
        "adam" => new Adam(0.01f),
        "adamw" => new AdamW(0.01f),
        "clipped" => new Adam(0.01f) { ClipNorm = 0.1f },
        "scheduled" => new Sgd(0.1f, momentum: 0.9f) { Schedule = new WarmUp(10, new CosineSchedule(30)) },
        "global" => new GlobalRule(),
        _ => new TripleRule(),
    };

    /// <summary>A rule that is not elementwise and remembers something at the places that belong to no parameter, too.</summary>
    private sealed class GlobalRule()
        : Optimizer(0.1f, averages: 2)
    {
        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            Span<float> mean = averages[..parameters.Length], square = averages[parameters.Length..];
            double sum = 0;
            for (int i = 0; i < parameters.Length; i++)
            {
                mean[i] = (0.9f * mean[i]) + (gradientScale * gradients[i]);
                square[i] = (0.9f * square[i]) + (gradients[i] * gradients[i]) + (1e-3f * Steps);
                sum += square[i];
            }

            for (int i = 0; i < parameters.Length; i++)
                parameters[i] -= (float)(learningRate * mean[i] / Math.Sqrt(sum));
        }
    }

    /// <summary>A rule of one's own with three averages.</summary>
    private sealed class TripleRule()
        : Optimizer(0.05f, averages: 3)
    {
        protected internal override string Settings => "decay 0.5";

        protected override bool IsElementwise => true;

        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                float average = gradientScale * gradients[i];
                for (int order = 0; order < 3; order++)
                    average = averages[(order * parameters.Length) + i] = (averages[(order * parameters.Length) + i] + average) / 2;
                parameters[i] -= learningRate * average;
            }
        }
    }
}
