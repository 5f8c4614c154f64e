namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>Ten steps of every optimizer against PyTorch's in double precision.</summary>
public sealed class PyTorchTests
{
    private const double Rounding = 1.0 / (1 << 24);

    private static readonly PyTorchRun Run = PyTorchRun.Read();

    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd(0.1f),
        ["sgd momentum"] = () => new Sgd(0.05f, momentum: 0.9f),
        ["sgd nesterov"] = () => new Sgd(0.05f, momentum: 0.8f, nesterov: true),
        ["sgd decay"] = () => new Sgd(0.1f, weightDecay: 0.02f),
        ["sgd momentum decay"] = () => new Sgd(0.05f, momentum: 0.9f, weightDecay: 0.02f),
        ["sgd clipped"] = () => new Sgd(0.1f, momentum: 0.9f) { ClipNorm = 2.5f },
        ["sgd not clipped"] = () => new Sgd(0.1f) { ClipNorm = 1000f },
        ["sgd step"] = () => new Sgd(0.1f) { Schedule = new StepSchedule(3, 0.5f) },
        ["rmsprop"] = () => new RmsProp(),
        ["rmsprop momentum"] = () => new RmsProp(0.005f, alpha: 0.9f, epsilon: 0.001f, momentum: 0.9f),
        ["adagrad"] = () => new Adagrad(),
        ["adagrad other"] = () => new Adagrad(0.1f, epsilon: 0.001f),
        ["adam"] = () => new Adam(),
        ["adam other"] = () => new Adam(0.02f, beta1: 0.8f, beta2: 0.95f, epsilon: 0.001f),
        ["adam clipped"] = () => new Adam(0.01f) { ClipNorm = 1.5f },
        ["adam step"] = () => new Adam(0.01f) { Schedule = new StepSchedule(3, 0.5f) },
        ["adam cosine"] = () => new Adam(0.01f) { Schedule = new CosineSchedule(9, lowest: 0.0001f) },
        ["adam warm-up"] = () => new Adam(0.01f) { Schedule = new WarmUp(5) },
        ["adamw"] = () => new AdamW(),
        ["adamw other"] = () => new AdamW(0.01f, beta1: 0.8f, beta2: 0.95f, epsilon: 1e-6f, weightDecay: 0.2f),
        ["adamw warm-up, cosine, clipped"] = () =>
            new AdamW(0.01f, weightDecay: 0.1f) { Schedule = new WarmUp(4, new CosineSchedule(6), start: 0.25f), ClipNorm = 2.5f },
    };

    public static TheoryData<string> Names => [.. Run.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_are_those_of_PyTorch(string name)
    {
        PyTorchCase expected = Run.Cases.Single(one => one.Name == name);
        using Optimizer optimizer = Optimizers[name]();
        using var network = new GivenGradients(Run.Sizes) { Concatenated = Run.Start };
        double[] traveled = new double[Run.Start.Length];
        for (int step = 0; step < Run.Gradients.Length; step++)
        {
            Assert.Equal(expected.Rates[step], optimizer.CurrentLearningRate, 4 * Rounding * expected.Rates[step]);
            network.Compute(Run.Gradients[step]);
            optimizer.Step(network);

            Assert.Equal(step + 1, optimizer.Steps);
            if (expected.Norms.Length == 0)
                Assert.True(float.IsNaN(optimizer.GradientNorm));
            else
                Assert.Equal(expected.Norms[step], optimizer.GradientNorm, Rounding * expected.Norms[step]);
            AssertClose(expected, step, network.Concatenated, traveled);
            Assert.All(network.Gaps(), gap => Assert.Equal(0f, gap));
            Assert.All(network.Parameters["frozen"].Values.ToArray(), value => Assert.Equal(5f, value));
        }
    }

    [Fact]
    public void Every_optimizer_here_is_in_PyTorchs_file() => Assert.Equal(Run.Cases.Select(one => one.Name), Optimizers.Keys);

    /// <summary>
    /// Every step rounds the parameter twice (once where it decays), half a unit of 2^-23 of its size at most. A step itself errs,
    /// relative to its size, by some ten roundings of its factors, and by those of the averages, where gradients of both signs partly
    /// cancel: 64 of 2^-24 cover it.
    /// </summary>
    private static void AssertClose(PyTorchCase expected, int step, float[] actual, double[] traveled)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            double before = step == 0 ? Run.Start[i] : expected.Parameters[step - 1][i];
            double after = expected.Parameters[step][i];
            traveled[i] += Math.Abs(after - before);
            double largest = Math.Max(Math.Abs(Run.Start[i]), expected.Parameters.Take(step + 1).Max(values => Math.Abs(values[i])));
            Assert.Equal(after, actual[i], Rounding * ((2 * (step + 1) * largest) + (64 * traveled[i])));
        }
    }
}
