namespace Unroll;

/// <summary>
/// What a part of a mini-batch must know of the whole, so that the gradients of all parts add up to those of the mean loss of the
/// mini-batch: its samples, and what the losses that weigh them divide by.
/// </summary>
internal sealed class MiniBatchTotals
{
    private readonly LossDescription[] _losses;
    private readonly int[] _targets;   // the target of a data set that has the labels of a loss
    private readonly float[] _means;

    public MiniBatchTotals(NetworkDescription network)
    {
        _losses = [.. network.Losses, .. network.AuxiliaryLosses];
        _targets = [.. _losses.Select((loss, place) => network.TargetLosses.Index().FirstOrDefault(
            pair => pair.Item == (loss.TargetsOf ?? place)).Index)];
        _means = new float[_losses.Length];
    }

    /// <summary>The samples of the mini-batch.</summary>
    public int Count { get; private set; }

    /// <summary>The factor that makes the mean over the weighted samples of the mini-batch of a division by its samples.</summary>
    /// <param name="loss">The place of a loss that weighs samples.</param>
    public float Mean(int loss) => _means[loss];

    /// <summary>Takes those of another mini-batch.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="samples">The places of all samples of the mini-batch.</param>
    public void Take(SampleSource set, ReadOnlySpan<int> samples)
    {
        Count = samples.Length;
        for (int loss = 0; loss < _losses.Length; loss++)
        {
            if (!_losses[loss].WeighsSamples)
                continue;
            double sum = 0;
            foreach (int sample in samples)
                sum += LossWeights.WeightOf(_losses[loss], set.Label(sample, _targets[loss]));
            _means[loss] = LossWeights.Mean(samples.Length, sum);
        }
    }
}
