namespace Unroll.Runtime.Tests.Networks;

/// <summary>The loss and the gradients of a <see cref="LinearNetwork"/> with float targets in plain double precision.</summary>
internal static class LinearReference
{
    public static (double Loss, double[] Weights, double[] Bias) Compute(LinearNetwork network, Batch batch, float l1 = 0, float l2 = 0)
    {
        int inputs = network.Inputs, outputs = network.Outputs;
        float[] w = Values(network, "y.weights"), b = Values(network, "y.bias"), f = Values(network, "y.factor");
        double loss = 0;
        double[] weights = new double[w.Length], bias = new double[outputs];
        for (int s = 0; s < batch.Count; s++)
        {
            ReadOnlySpan<float> x = batch.Input(0).Slice(s * inputs, inputs);
            for (int o = 0; o < outputs; o++)
            {
                double y = b[o];
                for (int i = 0; i < inputs; i++)
                    y += (double)x[i] * w[(i * outputs) + o];
                double error = (y * f[o]) - batch.Targets(0)[(s * outputs) + o];
                loss += error * error / outputs / batch.Count;
                double gradient = 2 * error * f[o] / outputs / batch.Count;
                bias[o] += gradient;
                for (int i = 0; i < inputs; i++)
                    weights[(i * outputs) + o] += gradient * x[i];
            }
        }

        for (int i = 0; i < w.Length; i++)
        {
            loss += (l1 * Math.Abs((double)w[i])) + (l2 / 2.0 * w[i] * w[i]);
            weights[i] += (l1 * Math.Sign(w[i])) + ((double)l2 * w[i]);
        }

        return (loss, weights, bias);
    }

    public static float[] Values(LinearNetwork network, string name)
    {
        float[] values = new float[network.Parameters[name].Length];
        network.Parameters[name].CopyTo(values);
        return values;
    }

    public static float[] Gradient(LinearNetwork network, string name)
    {
        float[] values = new float[network.Parameters[name].Length];
        network.Parameters[name].CopyGradientTo(values);
        return values;
    }

    /// <summary>A mini-batch of numbers in [-1, 1).</summary>
    public static Batch Batch(LinearNetwork network, int count, int seed = 7)
    {
        var random = new Random(seed);
        var batch = new Batch(network.Declaration, count);
        foreach (ref float value in batch.Input(0))
            value = (random.NextSingle() * 2) - 1;
        if (network.Declaration.Losses[0].TakesLabels)
        {
            foreach (ref int label in batch.Labels(0))
                label = random.Next(network.Outputs);
        }
        else
        {
            foreach (ref float value in batch.Targets(0))
                value = (random.NextSingle() * 2) - 1;
        }

        return batch;
    }
}
