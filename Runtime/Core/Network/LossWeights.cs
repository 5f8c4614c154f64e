namespace Unroll;

/// <summary>The factors of the losses in one mini-batch: their weights and, where samples count differently, what makes means of
/// sums.</summary>
internal sealed class LossWeights(LossList losses)
{
    /// <summary>A factor for each loss of <see cref="Network.Losses"/>.</summary>
    public float[] Values { get; } = new float[losses.Count];

    /// <summary>Takes the weights of the moment.</summary>
    public void Take(Batch batch, int count)
    {
        for (int loss = 0; loss < Values.Length; loss++)
        {
            NetworkLoss taken = losses[loss];
            Values[loss] = taken.Weight;
            if (taken.Description.WeighsSamples)
            {
                Values[loss] *= batch.Whole is { } whole
                    ? whole.Mean(loss)
                    : Mean(taken.Description, batch, taken.Description.TargetsOf ?? loss, count);
            }
        }
    }

    /// <summary>
    /// Losses are divided by the number of samples. This makes of it a division by the sum of the weights of their classes, without those
    /// that do not count, as PyTorch's CrossEntropyLoss divides; 0 where none counts (PyTorch: NaN).
    /// </summary>
    public static float Mean(int count, double sum) => sum == 0 ? 0 : (float)(count / sum);

    /// <summary>The weight of a sample with a label.</summary>
    public static double WeightOf(LossDescription loss, int label)
    {
        if (label == loss.IgnoredLabel)
            return 0;
        ReadOnlySpan<float> weights = loss.ClassWeightSpan;
        return weights.IsEmpty ? 1 : weights[label];
    }

    private static float Mean(LossDescription loss, Batch batch, int targets, int count)
    {
        double sum = 0;
        for (int sample = 0; sample < count; sample++)
            sum += WeightOf(loss, batch.LabelAt(targets, sample));
        return Mean(count, sum);
    }
}
