namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>Steps on spans: those of a network whose parameters they are, whose steps other tests compare with PyTorch's.</summary>
public sealed class SpanStepTests
{
    private static readonly string[] Rules =
        ["sgd", "momentum", "rmsprop", "rmsprop momentum", "adagrad", "adam", "adamw", "scheduled and clipped", "own", "own, elementwise"];

    public static TheoryData<string> Names => [.. Rules];

    public static TheoryData<string, int> Lengths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string rule in Rules)
            {
                foreach (int length in new[] { 1, 7, 16, 17, 8192, 8193, 20011 })
                    data.Add(rule, length);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_bits_are_those_of_a_network_with_these_parameters(string rule, int length)
    {
        using Optimizer ofSpan = Of(rule), ofNetwork = Of(rule);
        var random = new Random(length);
        float[] start = Noise(random, length);
        using var network = new GivenGradients(length) { Concatenated = start };
        float[] memory = [float.NaN, .. start, float.NaN];   // so that the values are not aligned
        for (int step = 0; step < 4; step++)
        {
            float[] gradients = Noise(random, length);
            network.Compute(gradients);
            ofNetwork.Step(network);
            ofSpan.Step(memory.AsSpan(1, length), (float[])[.. gradients]);

            Assert.Equal(network.Concatenated, memory[1..^1]);
            Assert.Equal(ofNetwork.Steps, ofSpan.Steps);
            Assert.Equal(ofNetwork.GradientNorm, ofSpan.GradientNorm);
            Assert.True(float.IsNaN(memory[0]) && float.IsNaN(memory[^1]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing_after_the_first(string rule)
    {
        using Optimizer optimizer = Of(rule);
        float[] values = new float[10007], gradients = Noise(new Random(1), values.Length);
        optimizer.Step(values, gradients);
        Assert.Equal(0, Allocation.Of(() => optimizer.Step(values, gradients), 50));
    }

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(8200, float.NegativeInfinity)]
    public void A_gradient_that_is_not_finite_is_named_and_nothing_is_changed(int place, float value)
    {
        using var optimizer = new Adam();
        using var other = new Adam();
        float[] values = Noise(new Random(2), 8201), twin = [.. values], gradients = Noise(new Random(3), 8201), wrong = [.. gradients];
        wrong[place] = value;
        optimizer.Step(values, gradients);
        other.Step(twin, gradients);

        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, wrong));

        Assert.Equal((NonFinitePart.Gradient, null), (error.What, error.Tensor));
        Assert.True(double.IsNaN(error.Loss));
        Assert.Contains($"Gradient {place} of 8201 is {value}. No step was made", error.Message);
        Assert.Equal(twin, values);
        optimizer.Step(values, gradients);
        other.Step(twin, gradients);
        Assert.Equal(twin, values);
        Assert.Equal(2, optimizer.Steps);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_named()
    {
        using var optimizer = new Sgd(0.1f);
        float[] values = [1, 2, float.PositiveInfinity];
        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, new float[3]));
        Assert.Contains("Value 2 of 3 is", error.Message);
        Assert.Equal(NonFinitePart.Parameter, error.What);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("own")]
    [InlineData("own, elementwise")]
    public void A_step_that_overflows_is_taken_back(string rule)
    {
        using Optimizer optimizer = Of(rule), other = Of(rule);
        float[] values = Noise(new Random(4), 9001), twin = [.. values], small = Noise(new Random(5), 9001), large = [.. small];
        large[9000] = 1e20f;
        optimizer.Step(values, small);
        other.Step(twin, small);
        float rate = optimizer.LearningRate;
        optimizer.LearningRate = 1e30f;

        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, large));

        Assert.Contains("What value 9000 of 9001 would become by the step is", error.Message);
        Assert.Equal(twin, values);
        Assert.Equal(1, optimizer.Steps);
        optimizer.LearningRate = rate;
        optimizer.Step(values, small);
        other.Step(twin, small);
        Assert.Equal(twin, values);   // nor has it left anything in the averages
    }

    [Fact]
    public void A_rule_that_throws_leaves_everything_as_it_was()
    {
        using var optimizer = new Lifetime.CallingOptimizer(() => throw new InvalidTimeZoneException(), elementwise: true);
        float[] values = [1, 2, 3];
        Assert.Throws<InvalidTimeZoneException>(() => optimizer.Step(values, new float[3]));
        Assert.Equal([1f, 2f, 3f], values);
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        using var optimizer = new Adam();
        float[] values = new float[20];
        Assert.Contains("There are 19 gradients for 20 values",
            Assert.Throws<ArgumentException>(() => optimizer.Step(values, new float[19])).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => optimizer.Step([], [])).Message);
        Assert.Contains("share memory",
            Assert.Throws<ArgumentException>(() => optimizer.Step(values.AsSpan(0, 10), values.AsSpan(9, 10))).Message);
        Assert.Contains("share memory", Assert.Throws<ArgumentException>(() => optimizer.Step(values, values)).Message);
        optimizer.Step(values.AsSpan(0, 10), values.AsSpan(10, 10));
    }

    [Fact]
    public void An_optimizer_belongs_to_what_it_has_stepped_first()
    {
        var optimizer = new Adam();
        using var network = new GivenGradients(20);
        network.Compute(new float[20]);
        optimizer.Step(new float[20], new float[20]);
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[21], new float[21])).Message;
        Assert.Contains("a span of 20 values, but is to step a span of 21 values; use one optimizer a network or span, or call Reset",
            message);
        Assert.Contains("a span of 20 values, but is to step a network",
            Assert.Throws<InvalidOperationException>(() => optimizer.Step(network)).Message);
        Assert.Equal(1, optimizer.Steps);

        optimizer.Reset();
        optimizer.Step(network);
        message = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[20], new float[20])).Message;
        Assert.Contains("another network's gradients (Given), but is to step a span of 20 values", message);

        optimizer.Reset();
        optimizer.Step(new float[21], new float[21]);
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(new float[21], new float[21]));
    }

    [Fact]
    public void A_rule_cannot_use_its_own_optimizer()
    {
        Optimizer? optimizer = null;
        int refused = 0;
        using (optimizer = new Lifetime.CallingOptimizer(() =>
        {
            Assert.Throws<InvalidOperationException>(() => optimizer!.Step(new float[3], new float[3]));
            Assert.Throws<InvalidOperationException>(optimizer!.Reset);
            refused++;
        }))
        {
            optimizer.Step(new float[3], new float[3]);
        }

        Assert.Equal(1, refused);
    }

    [Fact]
    public void A_schedule_that_gives_no_rate_is_refused_before_the_step()
    {
        using var optimizer = new Sgd(0.1f) { Schedule = new NoRate() };
        float[] values = [1];
        Assert.Contains("NoRate", Assert.Throws<InvalidOperationException>(() => optimizer.Step(values, [1f])).Message);
        Assert.Equal([1f], values);
    }

    private static Optimizer Of(string rule) => rule switch
    {
        "sgd" => new Sgd(0.05f),
        "momentum" => new Sgd(0.05f, momentum: 0.8f, nesterov: true, weightDecay: 0.01f),
        "rmsprop" => new RmsProp(),
        "rmsprop momentum" => new RmsProp(momentum: 0.5f),
        "adagrad" => new Adagrad(),
        "adam" => new Adam(0.02f),
        "adamw" => new AdamW(0.02f),
        "scheduled and clipped" => new Adam(0.1f) { Schedule = new WarmUp(2, new CosineSchedule(3)), ClipNorm = 0.5f },
        _ => new OwnMomentum(0.05f, isElementwise: rule != "own"),
    };

    private static float[] Noise(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];

    /// <summary>A rule that looks whether it gets whole vectors, as Update promises.</summary>
    private sealed class OwnMomentum(float learningRate, bool isElementwise) : Optimizer(learningRate, averages: 1)
    {
        protected override bool IsElementwise => isElementwise;

        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            if (parameters.Length % 16 != 0 || gradients.Length != parameters.Length || averages.Length != parameters.Length)
                throw new InvalidTimeZoneException("not whole vectors");
            for (int i = 0; i < parameters.Length; i++)
            {
                averages[i] = (0.9f * averages[i]) + (gradients[i] * gradientScale);
                parameters[i] -= learningRate * averages[i];
            }
        }
    }

    private sealed class NoRate : Schedule
    {
        public override float Rate(float learningRate, int step) => float.NaN;
    }
}
