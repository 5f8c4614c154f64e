namespace Unroll;

/// <summary>Mixes the samples of mini-batches with others of their set; allocates nothing once made.</summary>
internal sealed class SampleMixer : IDisposable
{
    private readonly SampleMixing _mixing;
    private readonly ulong _seed;
    private readonly int _count;
    private readonly int[] _partners;
    private readonly double[] _shares;
    private readonly AugmentationRandom[] _streams;

    /// <summary>Makes one whose mixing has no problem with the network.</summary>
    /// <param name="mixing">How samples are mixed.</param>
    /// <param name="seed">What partners and shares are drawn from.</param>
    /// <param name="network">The network that the mini-batches are for.</param>
    /// <param name="count">The samples of the set.</param>
    /// <param name="capacity">The most samples of a mini-batch.</param>
    public SampleMixer(SampleMixing mixing, int seed, NetworkDescription network, int count, int capacity)
    {
        _mixing = mixing;
        _seed = RandomStream.Mix((uint)seed, nameof(SampleMixing));   // unrelated to the augmentations of the same seed
        _count = count;
        _partners = new int[capacity];
        _shares = new double[capacity];
        _streams = new AugmentationRandom[capacity];
        Others = new Batch(network, capacity);
    }

    /// <summary>The mini-batch that the partners are read into.</summary>
    public Batch Others { get; }

    /// <summary>Mixes one row of numbers with another: share * row + (1 - share) * other.</summary>
    public static void Mix(Span<float> row, ReadOnlySpan<float> other, double share)
    {
        Vectors.Scale((float)share, row, row);
        Vectors.AddScaled(row, (float)(1 - share), other, row);
    }

    /// <summary>Draws the partner of each sample of a mini-batch; one that stays as it is is its own.</summary>
    /// <param name="samples">The place of each in the set.</param>
    /// <param name="epoch">The epoch.</param>
    public ReadOnlySpan<int> Draw(ReadOnlySpan<int> samples, int epoch)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            var random = new AugmentationRandom(RandomStream.Mix(RandomStream.Mix(_seed ^ (uint)epoch) ^ (uint)samples[i]));
            bool isMixed = random.NextUniform() < _mixing.Probability;
            _partners[i] = isMixed ? random.NextBelow(_count) : samples[i];
            _shares[i] = isMixed ? BetaDistribution.Draw(_mixing.Alpha, ref random) : 1;
            _streams[i] = random;
        }

        return _partners.AsSpan(0, samples.Length);
    }

    /// <summary>Mixes the samples of a mini-batch with <see cref="Others"/>.</summary>
    public void Mix(Batch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            if (_shares[i] == 1)
                continue;
            double share = _mixing.MixInputs(batch, Others, i, _shares[i], ref _streams[i]);
            for (int target = 0; target < batch.Network.TargetLosses.Count; target++)
            {
                int loss = batch.Network.TargetLosses[target];
                int length = batch.Network.LossSpan[loss].TargetLength;
                Mix(batch.Targets(loss).Slice(i * length, length), Others.Targets(loss).Slice(i * length, length), share);
            }
        }
    }

    public void Dispose() => Others.Dispose();
}
