namespace Unroll.Operations.Tests.Reference;

/// <summary>Samples in canonical order: for every input and every loss, all samples one behind the other.</summary>
/// <param name="Count">The number of samples.</param>
/// <param name="Inputs">By input.</param>
/// <param name="Targets">By loss that has its own: as many floats a sample as it scores, or one class index a sample.</param>
internal sealed record Minibatch(int Count, float[][] Inputs, float[][] Targets)
{
    private const int Attempts = 20;
    private const int AttemptsTogether = 6;

    /// <summary>Draws inputs in [-1, 1) and targets that fit each loss.</summary>
    public static Minibatch Draw(ReferenceNetwork network, int count, Numbers numbers)
    {
        float[][] inputs = [.. network.Inputs.Select(input => Fill(count * input.Extent.Length, () => numbers.Uniform(1)))];
        float[][] targets = [.. network.Targets.Select(scored =>
            IsDistribution(scored) ? Distributions(count, scored.Length, numbers)
                : Fill(count * TargetLength(scored), () => Target(scored, numbers)))];
        return new Minibatch(count, inputs, targets);
    }

    /// <summary>The same, but a sample with a value at a kink is drawn again, up to twenty times: its gradients would be in
    /// doubt. Where samples depend on each other, all are drawn again, up to six times.</summary>
    public static Minibatch DrawCertain(ReferenceNetwork network, int count, Numbers numbers)
    {
        if (network.MixesSamples)
            return DrawCertainTogether(network, count, numbers);
        var batch = Draw(network, count, new Numbers(0));
        for (int sample = 0; sample < count; sample++)
        {
            Minibatch drawn = Draw(network, 1, numbers);
            for (int attempt = 1; attempt < Attempts && ReferenceRun.Train(network, drawn, backward: false).Doubts > 0; attempt++)
                drawn = Draw(network, 1, numbers);
            for (int i = 0; i < drawn.Inputs.Length; i++)
                drawn.Inputs[i].CopyTo(batch.Inputs[i], sample * drawn.Inputs[i].Length);
            for (int i = 0; i < drawn.Targets.Length; i++)
                drawn.Targets[i].CopyTo(batch.Targets[i], sample * drawn.Targets[i].Length);
        }
        return batch;
    }

    private static Minibatch DrawCertainTogether(ReferenceNetwork network, int count, Numbers numbers)
    {
        Minibatch drawn = Draw(network, count, numbers);
        for (int attempt = 1; attempt < AttemptsTogether && !IsCertain(drawn); attempt++)
            drawn = Draw(network, count, numbers);
        return drawn;

        bool IsCertain(Minibatch batch) =>
            ReferenceRun.Train(network, batch, backward: false).Doubts == 0 && ReferenceRun.Evaluate(network, batch).Doubts == 0;
    }

    public static int TargetLength(ScoredValue scored) => scored.Loss.TakesLabels ? 1 : scored.Length;

    private static bool IsDistribution(ScoredValue scored) => scored.Loss is SoftmaxCrossEntropy { Probabilities: true };

    // Some classes have no part, and the largest may have all.
    private static float[] Distributions(int count, int length, Numbers numbers) => [.. Enumerable.Range(0, count).SelectMany(_ =>
    {
        float[] row = Fill(length, () => Math.Max(0, numbers.Uniform(1)));
        row[numbers.Below(length)] += 0.1f;
        float sum = row.Sum();
        return row.Select(value => value / sum);
    })];

    private static float Target(ScoredValue scored, Numbers numbers) => scored.Loss switch
    {
        SoftmaxCrossEntropy => numbers.Below(scored.Length),
        BinaryCrossEntropy => numbers.Below(2),
        Hinge => numbers.Pick(-1f, 1f),
        _ => numbers.Uniform(1),
    };

    private static float[] Fill(int length, Func<float> next)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = next();
        return values;
    }
}
