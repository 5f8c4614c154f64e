namespace Unroll.Runtime.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Names => ["sgd", "momentum", "rmsprop", "adagrad", "adam", "adamw", "scheduled and clipped"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing_after_the_first(string name)
    {
        using Optimizer optimizer = Of(name);
        using var network = new GivenGradients(100, 40);
        network.Compute(new float[140]);
        optimizer.Step(network);
        Assert.Equal(0, Allocation.Of(() => optimizer.Step(network), 100));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_gradients_give_the_same_bits_and_Reset_begins_again(string name)
    {
        using Optimizer optimizer = Of(name);
        float[] first = Train(optimizer), second = Train(Of(name));
        Assert.Equal(first, second);
        optimizer.Reset();
        Assert.Equal(0, optimizer.Steps);
        Assert.Equal(first, Train(optimizer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_quadratic_valley_is_descended(string name)
    {
        using Optimizer optimizer = Of(name);
        using var network = new GivenGradients(7) { Concatenated = [1, 2, 3, -1, -2, -3, 0.5f] };
        for (int step = 0; step < 400; step++)
        {
            network.Compute(network.Concatenated);      // of half the sum of squares
            optimizer.Step(network);
        }

        Assert.All(network.Concatenated, value => Assert.InRange(value, -0.05f, 0.05f));
    }

    [Fact]
    public void A_step_makes_the_packed_weights_stale()
    {
        using var optimizer = new Sgd(1f);
        using var network = new GivenGradients(3);
        network.Compute([1, 2, 3]);
        long version = network.Version;
        optimizer.Step(network);
        Assert.NotEqual(version, network.Version);
        Assert.Equal([-1f, -2f, -3f], network.Concatenated);
    }

    [Fact]
    public void The_gradients_stay_as_they_are_when_clipped()
    {
        using var optimizer = new Sgd(1f) { ClipNorm = 1f };
        using var network = new GivenGradients(2);
        network.Compute([3, 4]);
        optimizer.Step(network);
        Assert.Equal([3f, 4f], network.Gradients[..2].ToArray());
        Assert.Equal(5f, optimizer.GradientNorm);
        Assert.Equal(-0.6f, network.Concatenated[0], 1e-6f);
        Assert.Equal(-0.8f, network.Concatenated[1], 1e-6f);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        var optimizer = new Adam();
        var network = new GivenGradients(3);
        Assert.Contains("call ComputeGradients", Assert.Throws<InvalidOperationException>(() => optimizer.Step(network)).Message);
        Assert.Throws<ArgumentNullException>(() => optimizer.Step(null!));
        network.Compute([1, 2, 3]);
        optimizer.Step(network);
        using var other = new GivenGradients(3);
        other.Compute([1, 2, 3]);
        Assert.Contains("one optimizer a network", Assert.Throws<InvalidOperationException>(() => optimizer.Step(other)).Message);
        Assert.Equal([0f, 0f, 0f], other.Concatenated);
        Assert.Equal(1, optimizer.Steps);
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(network));
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(other));
    }

    [Fact]
    public void A_rule_of_ones_own_gets_averages_of_its_own()
    {
        using var optimizer = new SignOfSum(0.5f);
        using var network = new GivenGradients(17, 3);
        float[] gradients = [.. Enumerable.Range(0, 20).Select(i => i - 9.5f)];
        network.Compute(gradients);
        optimizer.Step(network);
        network.Compute([.. gradients.Select(gradient => gradient / -2)]);
        optimizer.Step(network);        // the sums keep their signs
        Assert.Equal(gradients.Select(gradient => -1f * Math.Sign(gradient)), network.Concatenated);
    }

    private static Optimizer Of(string name) => name switch
    {
        "sgd" => new Sgd(0.05f),
        "momentum" => new Sgd(0.05f, momentum: 0.8f, nesterov: true, weightDecay: 0.01f),
        "rmsprop" => new RmsProp(),
        "adagrad" => new Adagrad(1f),
        "adam" => new Adam(0.02f),
        "adamw" => new AdamW(0.02f),
        _ => new Adam(0.1f) { Schedule = new WarmUp(5, new CosineSchedule(395)), ClipNorm = 1f },
    };

    private static float[] Train(Optimizer optimizer)
    {
        var random = new Random(3);
        using var network = new GivenGradients(50);
        for (int step = 0; step < 20; step++)
        {
            network.Compute([.. Enumerable.Range(0, 50).Select(_ => (float)random.NextDouble() - 0.5f)]);
            optimizer.Step(network);
        }

        return network.Concatenated;
    }

    private sealed class SignOfSum(float learningRate) : Optimizer(learningRate, averages: 1)
    {
        protected override void Update(
            Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
        {
            Assert.Equal(0, parameters.Length % 16);
            Assert.Equal(parameters.Length, gradients.Length);
            Assert.Equal(parameters.Length, averages.Length);
            for (int i = 0; i < parameters.Length; i++)
            {
                averages[i] += gradients[i] * gradientScale;
                parameters[i] -= learningRate * Math.Sign(averages[i]);
            }
        }
    }
}
