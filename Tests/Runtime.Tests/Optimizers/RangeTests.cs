namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>Gradients at the ends of the range, where PyTorch's rules give the numbers that are expected here.</summary>
public sealed class RangeTests
{
    public static TheoryData<string> Rules => ["adam", "adamw", "rmsprop", "adagrad"];

    /// <summary>
    /// The square of the gradient is infinite, so the step is zero, as torch.optim's; the parameter stays, but for the decay of AdamW.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void An_infinite_mean_square_makes_a_step_of_zero(string rule)
    {
        using Optimizer optimizer = Of(rule);
        using var network = new GivenGradients(40) { Concatenated = [.. Enumerable.Repeat(2f, 40)] };
        float[] gradients = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? 1e30f : 1f)];
        for (int step = 0; step < 3; step++)
        {
            network.Compute(gradients);
            optimizer.Step(network);
        }

        double kept = 2 * (rule == "adamw" ? Math.Pow(1 - (0.1 * 0.01), 3) : 1);
        Assert.All(network.Concatenated, value => Assert.True(float.IsFinite(value)));
        Assert.All(network.Concatenated.Where((_, i) => i % 3 == 0), value => Assert.Equal(kept, value, 1e-5));
        Assert.All(network.Concatenated.Where((_, i) => i % 3 != 0), value => Assert.InRange(value, -10, 1.9f));
    }

    /// <summary>Gradients too small for their squares move nothing by more than the rate.</summary>
    [Theory]
    [InlineData("adam", 1e-30f)]
    [InlineData("adam", 1e-40f)]
    [InlineData("adamw", 1e-30f)]
    [InlineData("rmsprop", 1e-30f)]
    [InlineData("rmsprop", 1e-40f)]
    [InlineData("adagrad", 1e-30f)]
    [InlineData("adagrad", 1e-40f)]
    public void Gradients_whose_squares_vanish_make_small_steps(string rule, float gradient)
    {
        using Optimizer optimizer = Of(rule);
        using var network = new GivenGradients(20);
        network.Compute([.. Enumerable.Repeat(gradient, 20)]);
        optimizer.Step(network);
        Assert.All(network.Concatenated, value => Assert.InRange(value, -1e-10f, 0f));
    }

    /// <summary>
    /// What a velocity remembers of a step without a rate makes a parameter infinite once there is one:
    /// 1e25 x 1e13 x (1 + 0.9 + ...) is above 3.4e38.
    /// </summary>
    [Fact]
    public void A_rate_that_rises_makes_no_parameter_infinite()
    {
        using var optimizer = new Sgd(1e13f, momentum: 0.9f);
        using var network = new GivenGradients(20);
        network.Compute([.. Enumerable.Repeat(1e25f, 20)]);
        optimizer.LearningRate = 0;
        optimizer.Step(network);
        optimizer.LearningRate = 1e13f;
        NonFiniteLossException? refusal = null;
        for (int step = 0; step < 20 && refusal is null; step++)
        {
            network.Compute(new float[20]);
            refusal = Record.Exception(() => optimizer.Step(network)) as NonFiniteLossException;
            Assert.All(network.Concatenated, value => Assert.True(float.IsFinite(value)));
        }

        Assert.Equal(NonFinitePart.Parameter, refusal?.What);
    }

    /// <summary>The largest gradients that a float holds, at any rate that leaves the parameters finite.</summary>
    [Theory]
    [InlineData(3e38f)]
    [InlineData(-3e38f)]
    public void The_largest_gradients_are_descended_along(float gradient)
    {
        using var optimizer = new Sgd(1e-30f, momentum: 0.5f);
        using var network = new GivenGradients(20);
        network.Compute([.. Enumerable.Repeat(gradient, 20)]);
        optimizer.Step(network);
        Assert.All(network.Concatenated, value => Assert.Equal(-1e-30 * gradient, value, 100.0));
    }

    private static Optimizer Of(string rule) => rule switch
    {
        "adam" => new Adam(0.1f),
        "adamw" => new AdamW(0.1f),
        "adagrad" => new Adagrad(0.1f),
        _ => new RmsProp(0.1f),
    };
}
