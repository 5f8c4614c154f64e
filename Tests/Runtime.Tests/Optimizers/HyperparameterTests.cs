namespace Unroll.Runtime.Tests.Optimizers;

public sealed class HyperparameterTests
{
    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Numbers_outside_their_range_are_refused_by_name(float wrong)
    {
        Refused("LearningRate", () => new Adam(wrong));
        Refused("beta1", () => new Adam(beta1: wrong));
        Refused("beta2", () => new AdamW(beta2: wrong));
        Refused("epsilon", () => new Adam(epsilon: wrong));
        Refused("weightDecay", () => new AdamW(weightDecay: wrong));
        Refused("weightDecay", () => new Sgd(0.1f, weightDecay: wrong));
        Refused("momentum", () => new Sgd(0.1f, momentum: wrong));
        Refused("momentum", () => new RmsProp(momentum: wrong));
        Refused("alpha", () => new RmsProp(alpha: wrong));
        Refused("epsilon", () => new Adagrad(epsilon: wrong));
        Refused("ClipNorm", () => new Adam { ClipNorm = wrong });
        Refused("LearningRate", () => new Sgd(0.1f).LearningRate = wrong);
        Refused("factor", () => new StepSchedule(1, wrong));
        Refused("lowest", () => new CosineSchedule(1, wrong));
        Refused("start", () => new WarmUp(1, start: wrong));
    }

    [Fact]
    public void The_ends_of_the_ranges()
    {
        Refused("beta1", () => new Adam(beta1: 1f));
        Refused("ClipNorm", () => new Adam { ClipNorm = 0f });
        Refused("every", () => new StepSchedule(0));
        Refused("steps", () => new CosineSchedule(0));
        Refused("steps", () => new WarmUp(0));
        Assert.Equal("nesterov", Assert.Throws<ArgumentException>(() => new Sgd(0.1f, nesterov: true)).ParamName);
        Assert.Equal(0f, new Adam(0f, beta1: 0f, beta2: 0f, epsilon: 0f).LearningRate);
        Assert.Null(new Adam { ClipNorm = null }.ClipNorm);
    }

    [Fact]
    public void The_message_says_what_came_and_what_may_come()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta2: 1.5f));
        Assert.StartsWith("It is 1.5, but must be in [0, 1).", thrown.Message);
    }

    private static void Refused(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
}
