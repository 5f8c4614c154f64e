using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training.Checkpoints;

/// <summary>What is no checkpoint of this training is refused as a whole, and the message says why.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly CheckpointedTraining _training = new();

    public static TheoryData<string, string> OtherTrainings => new()
    {
        { "seed", "seed of the network is 4, but was 3" },
        { "rate", "Optimizer.LearningRate is 0.02, but was 0.01" },
        { "beta", "Optimizer is Unroll.Adam (beta1 0.8, beta2 0.999, epsilon 1E-08), "
            + "but was Unroll.Adam (beta1 0.9, beta2 0.999, epsilon 1E-08)" },
        { "optimizer", "Optimizer is Unroll.Sgd (momentum 0, nesterov False, weightDecay 0), but was Unroll.Adam" },
        { "clip", "Optimizer.ClipNorm is 1, but was none" },
        { "schedule",
            "Optimizer.Schedule is Unroll.WarmUp (steps 3, start 0.5, then Unroll.CosineSchedule (steps 9, lowest 0)), but was none" },
        { "batch", "batchSize is 9, but was 8" },
        { "loss weight", "weights of the losses is y 0.5, but was y 1" },
        { "fewer", "train is 49 samples with the contents" },
        { "contents", "train is 50 samples with the contents" },
        { "dev", "dev is none, but was 20 samples with the contents" },
        { "shuffle", "ShuffleSeed is 1, but was 0" },
        { "no shuffle", "ShuffleSeed is none (Shuffle = false), but was 0" },
        { "sampler", "Sampler is 2 labels of 4 samples each, by target 0, but was none" },
        { "augmentation", "Augmentations is Unroll.Runtime.Tests.Training.Checkpoints.RefusalTests+Nothing, but was none" },
        { "augmentation seed", "AugmentationSeed is 1, but was 0" },
        { "select", "SelectBy is DevAccuracy, but was DevLoss" },
        { "keep", "KeepBest is false, but was true" },
        { "minimum", "MinimumImprovement is 0.5, but was 0" },
        { "accuracy", "TrainAccuracySamples is 0, but was 5000" },
        { "epochs", "it was written after epoch 1 and 3 mini-batches of epoch 2, but 1 epochs were asked for; ask for more" },
    };

    public void Dispose() => _training.Dispose();

    [Theory]
    [MemberData(nameof(OtherTrainings))]
    public void Another_training_does_not_go_on_from_it(string change, string message)
    {
        _training.Cancel(10);
        using var network = new LinearNetwork(7, 3, seed: change == "seed" ? 4 : 3, labels: true);
        if (change == "loss weight")
            network.Losses[0].Weight = 0.5f;
        using Optimizer optimizer = change switch
        {
            "rate" => new Adam(0.02f),
            "beta" => new Adam(0.01f, beta1: 0.8f),
            "optimizer" => new Sgd(0.01f),
            "clip" => new Adam(0.01f) { ClipNorm = 1 },
            "schedule" => new Adam(0.01f) { Schedule = new WarmUp(3, new CosineSchedule(9), start: 0.5f) },
            _ => new Adam(0.01f),
        };
        var trainer = new Trainer<LinearNetwork>(network, optimizer)
        {
            ShuffleSeed = change == "shuffle" ? 1 : 0,
            Shuffle = change != "no shuffle",
            Sampler = change == "sampler" ? new LabelSampler(2, 4) : null,
            Augmentations = change == "augmentation" ? [new Nothing()] : [],
            AugmentationSeed = change == "augmentation seed" ? 1 : 0,
            SelectBy = change == "select" ? SelectBy.DevAccuracy : SelectBy.DevLoss,
            KeepBest = change != "keep",
            MinimumImprovement = change == "minimum" ? 0.5 : 0,
            TrainAccuracySamples = change == "accuracy" ? 0 : 5000,
        };
        DataSet train = change switch
        {
            "fewer" => _training.Train.Take(49),
            "contents" => CheckpointedTraining.Noise(50, seed: 9),
            _ => _training.Train,
        };
        float[] before = network.Values.ToArray();
        Assert.Equal(new CheckpointPosition(1, 3, 10), trainer.Resume(_training.File));

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(
            () => trainer.Fit(train, change == "dev" ? null : _training.Dev, change == "epochs" ? 1 : 6, change == "batch" ? 9 : 8));

        Assert.StartsWith($"{_training.File}: ", thrown.Message);
        Assert.Contains(message, thrown.Message);
        Assert.Equal(before, network.Values.ToArray());
        Assert.Equal((0, 0), (optimizer.Steps, network.DropoutStep));
    }

    [Fact]
    public void After_a_refusal_the_right_training_goes_on()
    {
        CheckpointedTraining.Outcome whole = _training.Whole();
        _training.Cancel(10);
        using Network network = _training.Network();
        using Optimizer optimizer = _training.Optimizer();
        var trainer = new Trainer<Network>(network, optimizer);
        trainer.Resume(_training.File);
        Assert.Throws<InvalidDataException>(() => trainer.Fit(_training.Train, _training.Dev, _training.Epochs, batchSize: 4));

        TrainingHistory history = trainer.Fit(_training.Train, _training.Dev, _training.Epochs, _training.BatchSize);

        new CheckpointedTraining.Outcome(network.Values.ToArray(), history, network.DropoutStep, optimizer.Steps).AssertEqual(whole);
    }

    [Fact]
    public void The_checkpoint_of_another_network_is_refused_at_once()
    {
        _training.Cancel(10);
        using var network = new LinearNetwork(8, 3, labels: true);

        InvalidDataException thrown =
            Assert.Throws<InvalidDataException>(() => new Trainer<LinearNetwork>(network, new Adam()).Resume(_training.File));

        Assert.Equal(
            $"{_training.File}: tensor 'y.weights': the checkpoint has F32 [7, 3] in 84 bytes, expected F32 [8, 3]; "
            + "resume the network that it was written of.",
            thrown.Message);
    }

    [Fact]
    public void A_declaration_that_has_changed_without_other_shapes_is_refused()
    {
        _training.Cancel(10);
        using var network = new LinearNetwork(LinearNetwork.Describe(7, 3, labels: true, l2: 0.1f), seed: 3);
        var trainer = new Trainer<LinearNetwork>(network, new Adam(0.01f));
        trainer.Resume(_training.File);

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => trainer.Fit(_training.Train, _training.Dev, 6, 8));

        Assert.Contains("network is Linear, declared as ", thrown.Message);
    }

    [Fact]
    public void An_optimizer_of_another_network_is_not_taken()
    {
        _training.Cancel(10);
        using var other = new LinearNetwork(7, 3, seed: 3, labels: true);
        using var network = new LinearNetwork(7, 3, seed: 3, labels: true);
        using var optimizer = new Adam(0.01f);
        new Trainer<LinearNetwork>(other, optimizer).Fit(_training.Train, null, 1);
        float[] before = network.Values.ToArray();
        var trainer = new Trainer<LinearNetwork>(network, optimizer);
        trainer.Resume(_training.File);

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => trainer.Fit(_training.Train, _training.Dev, 6, 8));

        Assert.Contains("the optimizer belongs to another network (Linear)", thrown.Message);
        Assert.Equal(before, network.Values.ToArray());
    }

    [Fact]
    public void An_optimizer_of_a_span_is_not_taken()
    {
        _training.Cancel(10);
        using var network = new LinearNetwork(7, 3, seed: 3, labels: true);
        using var optimizer = new Adam(0.01f);
        optimizer.Step(new float[5], new float[5]);
        var trainer = new Trainer<LinearNetwork>(network, optimizer);
        trainer.Resume(_training.File);

        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => trainer.Fit(_training.Train, _training.Dev, 6, 8));

        Assert.Contains("the optimizer belongs to a span of 5 values; use one optimizer a network or span, or call Reset", thrown.Message);
    }

    [Fact]
    public void A_file_of_weights_is_told_from_a_checkpoint()
    {
        using Network network = _training.Network();
        network.Save(_training.File);

        InvalidDataException thrown =
            Assert.Throws<InvalidDataException>(() => new Trainer<Network>(network, new Adam()).Resume(_training.File));

        Assert.Contains("the file is no checkpoint", thrown.Message);
        Assert.Contains("Network.Load", thrown.Message);
    }

    [Fact]
    public void Every_byte_counts()
    {
        _training.Cancel(10);
        byte[] bytes = File.ReadAllBytes(_training.File);
        using Network network = _training.Network();
        var trainer = new Trainer<Network>(network, new Adam(0.01f));
        for (int place = 0; place < bytes.Length; place++)
        {
            byte right = bytes[place];
            bytes[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(_training.File, bytes);
            InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => trainer.Resume(_training.File));
            Assert.StartsWith($"{_training.File}: ", thrown.Message);
            bytes[place] = right;
        }

        File.WriteAllBytes(_training.File, bytes);
        trainer.Resume(_training.File);
    }

    [Fact]
    public void Every_length_but_the_right_one_is_refused()
    {
        _training.Cancel(10);
        byte[] bytes = File.ReadAllBytes(_training.File);
        using Network network = _training.Network();
        var trainer = new Trainer<Network>(network, new Adam(0.01f));
        for (int length = 0; length < bytes.Length; length += length < 16 ? 1 : 13)
        {
            File.WriteAllBytes(_training.File, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => trainer.Resume(_training.File));
        }

        File.WriteAllBytes(_training.File, [.. bytes, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Throws<InvalidDataException>(() => trainer.Resume(_training.File));
    }

    [Fact]
    public void A_refused_file_leaves_the_trainer_as_it_was()
    {
        CheckpointedTraining.Outcome whole = _training.Whole();
        File.WriteAllText(_training.File, "no checkpoint");
        using Network network = _training.Network();
        using Optimizer optimizer = _training.Optimizer();
        var trainer = new Trainer<Network>(network, optimizer);
        Assert.Throws<InvalidDataException>(() => trainer.Resume(_training.File));
        Assert.Throws<FileNotFoundException>(() => trainer.Resume(_training.File + ".missing"));

        TrainingHistory history = trainer.Fit(_training.Train, _training.Dev, _training.Epochs, _training.BatchSize);

        new CheckpointedTraining.Outcome(network.Values.ToArray(), history, network.DropoutStep, optimizer.Steps).AssertEqual(whole);
    }

    private sealed class Nothing : Augmentation
    {
        public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
        {
        }

        protected internal override string? Problem(ValueShape shape) => null;
    }
}
