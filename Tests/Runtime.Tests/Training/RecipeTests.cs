using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

/// <summary>
/// The recipe that residual networks are trained with, momentum with weight decay and a cosine behind a warm-up (He et al., 2016; Goyal et
/// al., 2017), as a trainer runs it, against its formulas in double precision.
/// </summary>
public sealed class RecipeTests
{
    private const int Inputs = 3, Outputs = 2, BatchSize = 4, Batches = 3, Epochs = 5, WarmUpSteps = 4;
    private const double Peak = 0.1, Momentum = 0.9, Decay = 0.02;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Momentum_decay_warm_up_and_cosine_follow_their_formulas(bool nesterov, bool decaysBiases)
    {
        // The decay is the network's L2, which weights have and biases not, or the optimizer's, which all have.
        using var network = new LinearNetwork(Inputs, Outputs, seed: 5, l2: decaysBiases ? 0 : (float)Decay);
        using var optimizer = new Sgd((float)Peak, (float)Momentum, nesterov, weightDecay: decaysBiases ? (float)Decay : 0)
        {
            Schedule = new WarmUp(WarmUpSteps, new CosineSchedule((Epochs * Batches) - WarmUpSteps), start: 0.1f),
        };
        (float[] x, float[] targets) = Samples();
        var reference = new Reference(network, nesterov, decaysBiases);
        var trainer = new Trainer<LinearNetwork>(network, optimizer) { Shuffle = false };

        TrainingHistory history = trainer.Fit(new DataSet(x, targets, BatchSize * Batches), null, Epochs, BatchSize);

        for (int step = 0; step < Epochs * Batches; step++)
            reference.Step(x, targets, step);
        Assert.All(history.Epochs, epoch => Assert.Equal(Rate((epoch.Epoch * Batches) - 1), epoch.LearningRate, 1e-7));
        AssertClose(reference.Weights, LinearReference.Values(network, "y.weights"));
        AssertClose(reference.Bias, LinearReference.Values(network, "y.bias"));
    }

    private static double Rate(int step) => step < WarmUpSteps
        ? Peak * (0.1 + (0.9 * step / WarmUpSteps))
        : Peak * (1 + Math.Cos(Math.PI * (step - WarmUpSteps) / ((Epochs * Batches) - WarmUpSteps))) / 2;

    private static (float[] X, float[] Targets) Samples()
    {
        var random = new Random(3);
        return (Numbers(Inputs), Numbers(Outputs));

        float[] Numbers(int length) => [.. Enumerable.Range(0, BatchSize * Batches * length).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    // Fifteen steps round each number some 30 times by 2^-24 of its size, which is about 1.
    private static void AssertClose(double[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }

    private sealed class Reference(LinearNetwork network, bool nesterov, bool decaysBiases)
    {
        private readonly double[] _weightVelocity = new double[Inputs * Outputs];
        private readonly double[] _biasVelocity = new double[Outputs];

        public double[] Weights { get; } = [.. LinearReference.Values(network, "y.weights").Select(value => (double)value)];

        public double[] Bias { get; } = [.. LinearReference.Values(network, "y.bias").Select(value => (double)value)];

        public void Step(float[] x, float[] targets, int step)
        {
            double[] weights = new double[Weights.Length], bias = new double[Outputs];
            int first = step % Batches * BatchSize;
            for (int sample = first; sample < first + BatchSize; sample++)
            {
                for (int o = 0; o < Outputs; o++)
                {
                    double y = Bias[o];
                    for (int i = 0; i < Inputs; i++)
                        y += x[(sample * Inputs) + i] * Weights[(i * Outputs) + o];
                    double gradient = 2 * (y - targets[(sample * Outputs) + o]) / Outputs / BatchSize;
                    bias[o] += gradient;
                    for (int i = 0; i < Inputs; i++)
                        weights[(i * Outputs) + o] += gradient * x[(sample * Inputs) + i];
                }
            }

            Descend(Weights, weights, _weightVelocity, Decay, Rate(step));
            Descend(Bias, bias, _biasVelocity, decaysBiases ? Decay : 0, Rate(step));
        }

        private void Descend(double[] values, double[] gradients, double[] velocity, double decay, double rate)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double d = gradients[i] + (decay * values[i]);
                velocity[i] = (Momentum * velocity[i]) + d;
                values[i] -= rate * (nesterov ? d + (Momentum * velocity[i]) : velocity[i]);
            }
        }
    }
}
