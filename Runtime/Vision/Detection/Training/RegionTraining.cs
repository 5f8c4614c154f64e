namespace Unroll.Vision;

/// <summary>
/// What the head of a detector learns from a mini-batch of pictures: the regions that are drawn of all of them, one picture behind the
/// other, with labels, and the function of the <c>CustomLoss</c> on the offsets of the head, whose samples the regions are.
/// </summary>
/// <remarks>
/// For each mini-batch: <see cref="Clear"/>, <see cref="Add"/> for each picture, then pool the <see cref="Regions"/>, ComputeGradients of
/// the head with <see cref="Labels"/> and <see cref="Offsets"/>, and take the gradients of the pooled regions back to the maps. It keeps
/// its memory, so that as many pictures, proposals and true boxes as before cost no allocation. One thread at a time may use it.
/// </remarks>
public sealed class RegionTraining
{
    private readonly RegionSampler _sampler;
    private Box[] _regions = [];
    private int[] _labels = [], _first = [0];
    private float[] _targets = [];
    private int _pictures;

    /// <summary>Sets how regions are drawn.</summary>
    /// <param name="sampler">Draws those of a picture; null for torchvision's, 512, a quarter of them positive, with the seed 0.</param>
    public RegionTraining(RegionSampler? sampler = null)
    {
        _sampler = sampler ?? new RegionSampler();
        Offsets = ScoreOffsets;
    }

    /// <summary>How many regions there are of all pictures together.</summary>
    public int Count => _first[_pictures];

    /// <summary>Of each region 0 for background, or 1 + its class: what <c>SoftmaxCrossEntropy</c> takes.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count);

    /// <summary>The function for the offsets, [regions, 1 + classes, 4]: <see cref="DetectorLosses.RegionOffsets"/>. It throws an
    /// InvalidOperationException where other regions are computed than were drawn.</summary>
    public LossFunction Offsets { get; }

    /// <summary>Forgets the pictures, before a mini-batch.</summary>
    public void Clear() => _pictures = 0;

    /// <summary>Adds the next picture of the mini-batch and draws its regions: <see cref="RegionSampler.Draw"/>.</summary>
    /// <param name="proposals">Its proposals.</param>
    /// <param name="truths">What is in it.</param>
    /// <returns>How many regions were drawn.</returns>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number.</exception>
    public int Add(ReadOnlySpan<Box> proposals, ReadOnlySpan<GroundTruth> truths)
    {
        (int first, int most) = (Count, _sampler.Count);
        if (_regions.Length < first + most)
        {
            int room = Math.Max(first + most, 2 * _regions.Length);
            Array.Resize(ref _regions, room);
            Array.Resize(ref _labels, room);
            Array.Resize(ref _targets, checked(4 * room));
        }

        if (_first.Length < _pictures + 2)
            Array.Resize(ref _first, 2 * _first.Length);
        int drawn = _sampler.Draw(
            proposals, truths, _regions.AsSpan(first, most), _labels.AsSpan(first, most), _targets.AsSpan(4 * first, 4 * most));
        _first[++_pictures] = first + drawn;
        return drawn;
    }

    /// <summary>The regions of a picture.</summary>
    /// <param name="picture">Its place in the mini-batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public ReadOnlySpan<Box> Regions(int picture)
    {
        int first = First(picture);
        return _regions.AsSpan(first, _first[picture + 1] - first);
    }

    /// <summary>The place of a picture's first region among those of all pictures.</summary>
    /// <param name="picture">Its place in the mini-batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public int First(int picture)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picture);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(picture, _pictures);
        return _first[picture];
    }

    private float ScoreOffsets(ReadOnlySpan<float> values, Span<float> gradients, int samples)
    {
        if (samples != Count)
        {
            throw new InvalidOperationException(
                $"The head computes {samples} regions, but {Count} were drawn; give it the regions of all pictures of the mini-batch.");
        }

        return DetectorLosses.RegionOffsets(values, Labels, _targets.AsSpan(0, 4 * Count), gradients);
    }
}
