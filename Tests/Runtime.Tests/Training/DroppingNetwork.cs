using System.Runtime.CompilerServices;

namespace Unroll.Runtime.Tests.Training;

/// <summary>
/// A network by hand that drops inputs by the key of the step: y = tanh(sum of w[i] x[i] over the inputs kept), with the mean squared
/// error. One of its gradients can be made wrong.
/// </summary>
internal sealed class DroppingNetwork(int length)
    : Network(Describe(length), seed: 1)
{
    public double DropoutRate { get; init; } = 0.5;

    public (int Index, float Factor) Fault { get; init; } = (0, 1);

    public Batch Noise(int count)
    {
        var random = new RandomStream(3);
        var batch = new Batch(Declaration, count);
        foreach (ref float value in batch.Input(0))
            value = (float)random.NextNormal();
        foreach (ref float value in batch.Targets(0))
            value = (float)random.NextNormal();
        return batch;
    }

    protected internal override void PredictSample(Batch batch, int sample, Span<float> outputs) => throw new NotSupportedException();

    protected override void PackForward(ref float parameters, ref float packed)
    {
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
    }

    protected override TrainingContext CreateTrainingContext() => new Context(this);

    private static NetworkDescription Describe(int length) => new(
        "Dropping",
        [],
        [new("x", 1, 1, length)],
        [new("h", 1, 1, 1)],
        [new("h", "MeanSquaredError", 1, TargetKind.Values, 1)],
        [new("h.weights", [length, 1], 0, Initializer.XavierUniform, 1, length, 1, 0, 0, false)],
        new MemoryDescription(length, length, 0, 0, 0, 0, 1, 4));

    private sealed class Context(DroppingNetwork network) : TrainingContext(network)
    {
        private readonly int _length = network.Declaration.Inputs[0].Length;

        protected internal override double ComputeGradients(Batch batch, int first, int count, ref float gradients, float scale, ulong key)
        {
            double loss = 0;
            for (int sample = first; sample < first + count; sample++)
            {
                double sum = 0;
                for (int i = 0; i < _length; i++)
                    sum += Kept(batch, sample, i, key) * Unsafe.Add(ref Parameters, i);
                double output = Math.Tanh(sum), error = output - batch.TargetAt(0, sample);
                loss += error * error;
                for (int i = 0; i < _length; i++)
                {
                    double gradient = scale * 2 * error * (1 - (output * output)) * Kept(batch, sample, i, key);
                    Unsafe.Add(ref gradients, i) += (float)(i == network.Fault.Index ? network.Fault.Factor * gradient : gradient);
                }
            }

            return loss;
        }

        protected internal override double Evaluate(Batch batch, int first, int count) => throw new NotSupportedException();

        private double Kept(Batch batch, int sample, int index, ulong key)
        {
            ulong bits = RandomStream.Mix(key ^ ((ulong)sample << 32) ^ (uint)index);
            return (bits >> 11) * (1.0 / (1UL << 53)) < network.DropoutRate ? 0 : Unsafe.Add(ref batch.InputAt(0, sample), index);
        }
    }
}
