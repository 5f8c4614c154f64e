namespace Unroll.Vision;

/// <summary>
/// Draws the anchors or proposals of a picture that a training step counts, with a bound on the positive ones, for the background is
/// nearly everything: torchvision.models.detection._utils.BalancedPositiveNegativeSampler. 256 and a half for proposals, 512 and a quarter
/// for the head of Faster R-CNN.
/// </summary>
/// <remarks>
/// Every set has the same chance (Knuth, "The Art of Computer Programming", volume 2, 3.4.2, algorithm S). The random numbers go on from
/// call to call; the same seed and the same calls give the same samples. They are not torchvision's. One thread at a time may use it.
/// </remarks>
public sealed class BalancedSampler
{
    private RandomStream _random;

    /// <summary>Sets how many are drawn.</summary>
    /// <param name="count">The most that are drawn.</param>
    /// <param name="positiveFraction">The most of them that are positive: this times the count, rounded down. Where there are fewer, more
    /// of the background are drawn.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or the fraction is not from 0 to 1.</exception>
    public BalancedSampler(int count = 256, double positiveFraction = 0.5, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (!(positiveFraction is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(positiveFraction), positiveFraction, "Expected a fraction from 0 to 1.");
        (Count, PositiveFraction) = (count, positiveFraction);
        _random = new RandomStream(RandomStream.Mix((uint)seed));
    }

    /// <summary>The most that are drawn.</summary>
    public int Count { get; }

    /// <summary>The most of them that are positive, as a part of <see cref="Count"/>.</summary>
    public double PositiveFraction { get; }

    /// <summary>Draws.</summary>
    /// <param name="matches">What <see cref="AnchorMatcher"/> gave: from 0 on positive, <see cref="AnchorMatcher.Background"/> negative,
    /// <see cref="AnchorMatcher.Ignored"/> never drawn.</param>
    /// <param name="drawn">Gets the indices of those that were drawn, the positive ones first, both ascending. It has
    /// <see cref="Count"/> places.</param>
    /// <param name="positives">How many of them are positive.</param>
    /// <returns>How many were drawn.</returns>
    /// <exception cref="ArgumentException">There are fewer places.</exception>
    public int Draw(ReadOnlySpan<int> matches, Span<int> drawn, out int positives)
    {
        if (drawn.Length < Count)
            throw new ArgumentException($"There is place for {drawn.Length} samples; expected {Count}.", nameof(drawn));
        int positive = 0, negative = 0;
        foreach (int match in matches)
        {
            positive += match >= 0 ? 1 : 0;
            negative += match == AnchorMatcher.Background ? 1 : 0;
        }

        positives = Math.Min(positive, (int)(Count * PositiveFraction));
        int negatives = Math.Min(negative, Count - positives);
        Draw(matches, positive, drawn[..positives], wantsPositive: true);
        Draw(matches, negative, drawn.Slice(positives, negatives), wantsPositive: false);
        return positives + negatives;
    }

    private void Draw(ReadOnlySpan<int> matches, int left, Span<int> drawn, bool wantsPositive)
    {
        int at = 0;
        for (int i = 0; at < drawn.Length; i++)
        {
            if (wantsPositive ? matches[i] < 0 : matches[i] != AnchorMatcher.Background)
                continue;
            // Of those that are left, each has the same chance to be among those that are missing.
            if (_random.NextBelow(left--) < drawn.Length - at)
                drawn[at++] = i;
        }
    }
}
