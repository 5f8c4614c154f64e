using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Optimizers;

namespace Unroll.Runtime.Tests.Training;

/// <summary>Nothing infinite and no NaN reaches a parameter, and a mini-batch that would bring one leaves everything as it was.</summary>
public sealed class NonFiniteTests
{
    /// <summary>The loss is finite: (0.1 x 9e19)^2 = 8.1e37. Its gradient, 2 x 9e18 x 9e19 / 4, is not.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_gradient_that_overflows_names_tensor_and_sample(int threads)
    {
        using var network = Started(0.1f);
        float[] before = network.Values.ToArray();
        float[] inputs = [1, 2, 3, 4, 5, 9e19f, 7, 8];
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0f)) { Shuffle = false, Threads = threads };

        var error = Assert.Throws<NonFiniteLossException>(() =>
            trainer.Fit(new DataSet(inputs, new float[8], 8), null, epochs: 1, batchSize: 4));

        Assert.Equal((NonFinitePart.Gradient, "y.weights", (int?)5), (error.What, error.Tensor, error.Sample));
        Assert.Equal((1, 2), (error.Epoch, error.Batch));
        Assert.InRange(error.Loss, 1e36, 1e38);
        Assert.Contains("The gradient of 'y.weights' in epoch 1, mini-batch 2 of 2, is", error.Message);
        Assert.Contains("Sample 5 of the training set alone", error.Message);
        Assert.Equal(before, network.Values.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_shuffled_sample_is_named_by_its_place_in_the_set(int parts)
    {
        using var network = Started(0.1f);
        float[] inputs = new float[50], targets = new float[50];
        targets[31] = 3e30f;   // its square is infinite
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.001f)) { ShuffleSeed = 4, AccumulationSteps = parts };

        var error = Assert.Throws<NonFiniteLossException>(() =>
            trainer.Fit(new DataSet(inputs, targets, 50), null, epochs: 1, batchSize: 8));

        Assert.Equal((NonFinitePart.Loss, (int?)31), (error.What, error.Sample));
        Assert.Contains("Sample 31 of the training set alone has the loss", error.Message);
    }

    public static TheoryData<string> Rules => ["sgd", "momentum", "rmsprop", "adagrad", "adam", "adamw", "own"];

    /// <summary>A training goes on with the same bits as one that never met the mini-batch.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_mini_batch_that_is_not_finite_leaves_no_trace(string rule)
    {
        using Optimizer optimizer = Of(rule), other = Of(rule);
        using var network = new DroppingNetwork(32);
        using var twin = new DroppingNetwork(32);
        using Batch good = network.Noise(10), bad = network.Noise(10);
        bad.Input(0).Slice(32, 32).Fill(float.NaN);   // a whole sample, so that dropout leaves some of it
        for (int step = 0; step < 6; step++)
        {
            if (step == 3)
            {
                Assert.False(float.IsFinite(network.ComputeGradients(bad)));
                var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network));
                Assert.Equal((NonFinitePart.Loss, 0, 0, (int?)null), (error.What, error.Epoch, error.Batch, error.Sample));
                Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network));
            }

            Assert.Equal(twin.ComputeGradients(good), network.ComputeGradients(good));
            optimizer.Step(network);
            other.Step(twin);
            Assert.Equal(other.Steps, optimizer.Steps);
            Assert.Equal(twin.Values.ToArray(), network.Values.ToArray());
        }
    }

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(19, float.PositiveInfinity)]
    [InlineData(16, float.NegativeInfinity)]
    [InlineData(8200, float.NaN)]
    public void Any_gradient_is_looked_at(int place, float value)
    {
        using var optimizer = new Adam();
        using var network = new GivenGradients(17, 8200);
        network.Compute(new float[8217]);
        optimizer.Step(network);
        float[] before = network.Values.ToArray(), gradients = new float[8217];
        gradients[place] = value;

        network.Compute(gradients);
        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network));

        Assert.Equal((NonFinitePart.Gradient, place < 17 ? "tensor0" : "tensor1"), (error.What, error.Tensor));
        Assert.Contains($"The gradient of '{error.Tensor}' is {value}. No step was made", error.Message);
        Assert.Equal(before, network.Values.ToArray());
        Assert.Equal(1, optimizer.Steps);
        network.Compute(new float[8217]);
        optimizer.Step(network);
    }

    [Theory]
    [InlineData(1e-3f, 3e38f)]
    [InlineData(1e30f, 1e-3f)]
    public void L1_and_L2_terms_that_overflow_are_looked_at(float l1, float l2)
    {
        using var optimizer = new Sgd(0.1f);
        using var network = new LinearNetwork(40, 3, l1: l1, l2: l2);
        float[] weights = new float[120];
        weights[77] = 1.3f;   // l2 / 2 x w^2 is finite and l2 x w is not
        network.Parameters["y.weights"].CopyFrom(weights);
        using Batch batch = LinearReference.Batch(network, 4);

        network.ComputeGradients(batch);

        if (l2 > 1)
            Assert.Equal(NonFinitePart.Gradient, Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network)).What);
        else
            optimizer.Step(network);
        Assert.All(network.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    public static TheoryData<string, float> Overflows => new()
    {
        { "sgd", 1e30f }, { "momentum", 1e30f }, { "own", 1e30f }, { "sgd", float.MaxValue }, { "own", float.MaxValue },
    };

    /// <summary>From finite gradients the rule makes an infinite parameter.</summary>
    [Theory]
    [MemberData(nameof(Overflows))]
    public void A_step_that_overflows_is_taken_back(string rule, float rate)
    {
        using Optimizer optimizer = Of(rule);
        using var network = new GivenGradients(20, 3) { Concatenated = [.. Enumerable.Range(0, 23).Select(i => (float)i)] };
        float[] small = [.. Enumerable.Repeat(0.5f, 23)], large = [.. Enumerable.Repeat(0.5f, 23)];
        large[21] = 1e20f;
        network.Compute(small);
        optimizer.Step(network);
        float[] before = network.Values.ToArray();
        optimizer.LearningRate = rate;
        network.Compute(large);

        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network));

        Assert.Equal((NonFinitePart.Parameter, "tensor1"), (error.What, error.Tensor));
        Assert.Contains("What 'tensor1' would become by the step is", error.Message);
        Assert.Equal(before, network.Values.ToArray());
        Assert.Equal(1, optimizer.Steps);

        // Nor has it left anything in the averages.
        using Optimizer other = Of(rule);
        using var twin = new GivenGradients(20, 3) { Concatenated = [.. Enumerable.Range(0, 23).Select(i => (float)i)] };
        twin.Compute(small);
        other.Step(twin);
        optimizer.LearningRate = other.LearningRate;
        foreach ((Optimizer rule1, GivenGradients trained) in new[] { (optimizer, network), (other, twin) })
        {
            trained.Compute(small);
            rule1.Step(trained);
        }

        Assert.Equal(twin.Values.ToArray(), network.Values.ToArray());
    }

    [Fact]
    public void A_parameter_that_was_set_so_is_named_and_no_sample()
    {
        using var network = Started(float.NaN);
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f));

        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(new DataSet(new float[8], new float[8], 8), null, epochs: 1));

        Assert.Equal((NonFinitePart.Parameter, "y.weights", (int?)null), (error.What, error.Tensor, error.Sample));
        Assert.StartsWith("The parameter 'y.weights' in epoch 1, mini-batch 1 of 1, is NaN. No step was made", error.Message);
    }

    /// <summary>Statistics come before gradients, the first of them in stage order and the last of these.</summary>
    [Fact]
    public void A_statistic_is_named_before_gradients()
    {
        ParameterDescription Tensor(string name, int offset, float momentum = 0) =>
            new(name, [16], offset, Initializer.Zero, 0, 1, 1, 0, 0, false, momentum);
        var description = new NetworkDescription(
            "Normalized",
            [],
            [new("x", 1, 1, 1)],
            [],
            [new("y", "MeanSquaredError", 1, TargetKind.Values, 1)],
            [Tensor("a.weights", 0), Tensor("a.mean", 32, 0.1f), Tensor("a.variance", 48, 0.1f), Tensor("b.weights", 16)],
            new MemoryDescription(64, 32, 0, 0, 0, 0, 1, 1, Statistics: 32));
        float[] gradients = new float[64];
        gradients[3] = float.NaN;
        gradients[17] = float.PositiveInfinity;
        Assert.Equal(new NonFinite(NonFinitePart.Gradient, "b.weights", float.PositiveInfinity, 2),
            NonFinite.Find(description, 2, new float[64], gradients));
        gradients[49] = float.PositiveInfinity;
        gradients[40] = float.NaN;
        NonFinite found = NonFinite.Find(description, 2, new float[64], gradients);
        Assert.Equal((NonFinitePart.Statistic, "a.mean"), (found.What, found.Tensor));
        Assert.Equal("The mini-batch's value for 'a.mean'", found.Subject);
        Assert.Equal(NonFinitePart.Loss, NonFinite.Find(description, double.MaxValue, new float[64], new float[64]).What);
    }

    [Fact]
    public void A_rule_that_throws_leaves_everything_as_it_was()
    {
        using var optimizer = new Failing();
        using var network = new GivenGradients(20) { Concatenated = [.. Enumerable.Range(0, 20).Select(i => (float)i)] };
        float[] before = network.Values.ToArray();
        network.Compute(new float[20]);

        Assert.Throws<InvalidTimeZoneException>(() => optimizer.Step(network));

        Assert.Equal(before, network.Values.ToArray());
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void Steps_on_trial_allocate_nothing_after_the_first()
    {
        using var optimizer = new OwnMomentum(0.1f);
        using var network = new GivenGradients(100);
        network.Compute(new float[100]);
        optimizer.Step(network);
        Assert.Equal(0, Allocation.Of(() => optimizer.Step(network), 100));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.001f)]
    public void A_schedule_that_gives_no_rate_is_refused_before_the_step(float rate)
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        var optimizer = new Adam { Schedule = new Given(rate, at: 2) };
        float[][] values = new float[3][];
        var trainer = new Trainer<LinearNetwork>(network, optimizer)
        {
            Progress = new ProgressLog(report => values[report.Batch] = network.Values.ToArray()),
        };

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainerTests.Clusters(30), null, epochs: 1, batchSize: 10));

        Assert.Contains("The schedule Given gives the learning rate", error.Message);
        Assert.Contains("for step 2", error.Message);
        Assert.Equal(2, optimizer.Steps);
        Assert.Equal(values[2], network.Values.ToArray());
        Assert.Throws<InvalidOperationException>(() => optimizer.CurrentLearningRate);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(network));
    }

    private static LinearNetwork Started(float weight)
    {
        var network = new LinearNetwork(1, 1);
        network.Parameters["y.weights"].CopyFrom([weight]);
        return network;
    }

    private static Optimizer Of(string rule) => rule switch
    {
        "sgd" => new Sgd(0.05f, weightDecay: 0.01f),
        "momentum" => new Sgd(0.05f, momentum: 0.8f, nesterov: true, weightDecay: 0.01f) { ClipNorm = 1e30f },
        "rmsprop" => new RmsProp(momentum: 0.5f),
        "adagrad" => new Adagrad(),
        "adam" => new Adam(0.02f),
        "adamw" => new AdamW(0.02f),
        _ => new OwnMomentum(0.05f),
    };

    private sealed class OwnMomentum(float learningRate) : Optimizer(learningRate, averages: 1)
    {
        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                averages[i] = (0.9f * averages[i]) + (gradients[i] * gradientScale);
                parameters[i] -= learningRate * averages[i];
            }
        }
    }

    private sealed class Failing() : Optimizer(1, averages: 0)
    {
        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            parameters[3] = 77;
            throw new InvalidTimeZoneException();
        }
    }

    private sealed class Given(float rate, int at) : Schedule
    {
        public override float Rate(float learningRate, int step) => step == at ? rate : learningRate;
    }
}
