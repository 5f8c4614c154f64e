namespace Unroll.Vision;

/// <summary>
/// Draws of the proposals of a picture those that the head of a detector learns from, and says what it is to learn of each:
/// RoIHeads.select_training_samples of torchvision.models.detection.roi_heads. The true boxes are among the proposals.
/// </summary>
/// <remarks>It keeps its memory, so that as many proposals and true boxes as before cost no allocation. One thread at a time may use
/// it.</remarks>
public sealed class RegionSampler
{
    private readonly AnchorMatcher _matcher;
    private readonly BalancedSampler _sampler;
    private readonly int[] _drawn;
    private Box[] _candidates = [], _truths = [];
    private int[] _matches = [];

    /// <summary>Sets what is drawn. The defaults are torchvision's.</summary>
    /// <param name="count">The most regions of a picture.</param>
    /// <param name="positiveFraction">The most of them that hold something: this times the count, rounded down.</param>
    /// <param name="overlap">From this intersection over union with a true box on, a region is of it; below, it is background.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or another number is not from 0 to 1.</exception>
    public RegionSampler(int count = 512, double positiveFraction = 0.25, float overlap = 0.5f, int seed = 0)
    {
        _matcher = new AnchorMatcher(overlap, overlap, allowLowQualityMatches: false);
        _sampler = new BalancedSampler(count, positiveFraction, seed);
        _drawn = new int[count];
    }

    /// <summary>The most regions of a picture.</summary>
    public int Count => _sampler.Count;

    /// <summary>Draws regions of a picture.</summary>
    /// <param name="proposals">The proposals of the picture.</param>
    /// <param name="truths">What is in the picture. All count, also those that are ignored or crowds: leave them out where they should
    /// not.</param>
    /// <param name="regions">Gets the regions, those that hold something first. It has <see cref="Count"/> places.</param>
    /// <param name="labels">Gets of each region 0 for background, or 1 + the class of the true box that it overlaps most. It has as many
    /// places.</param>
    /// <param name="targets">Gets of each region the offsets of that true box by <see cref="BoxCoder.Head"/>, 0 for background,
    /// [<see cref="Count"/>, 4].</param>
    /// <returns>How many regions were drawn; 0 only where there are neither proposals nor true boxes.</returns>
    /// <exception cref="ArgumentException">There are more or fewer places, or a box has swapped corners or is no number.</exception>
    public int Draw(
        ReadOnlySpan<Box> proposals, ReadOnlySpan<GroundTruth> truths, Span<Box> regions, Span<int> labels, Span<float> targets)
    {
        BoxCheck.Length(regions.Length, Count, nameof(regions), "a place for each region that may be drawn");
        BoxCheck.Length(labels.Length, Count, nameof(labels), "a place for each region that may be drawn");
        BoxCheck.Length(targets.Length, 4L * Count, nameof(targets), "four places for each region that may be drawn");
        int candidates = Gather(proposals, truths);
        Span<int> matches = _matches.AsSpan(0, candidates);
        _matcher.Match(_candidates.AsSpan(0, candidates), _truths.AsSpan(0, truths.Length), matches);
        int count = _sampler.Draw(matches, _drawn, out int positives);
        targets.Clear();
        for (int i = 0; i < count; i++)
        {
            Box region = regions[i] = _candidates[_drawn[i]];
            labels[i] = 0;
            if (i >= positives)
                continue;
            GroundTruth truth = truths[matches[_drawn[i]]];
            labels[i] = 1 + truth.Class;
            Box box = truth.Box;
            BoxCoder.Head.Encode(
                new ReadOnlySpan<Box>(in box), new ReadOnlySpan<Box>(in region), targets.Slice(4 * i, 4));
        }

        return count;
    }

    private int Gather(ReadOnlySpan<Box> proposals, ReadOnlySpan<GroundTruth> truths)
    {
        int candidates = proposals.Length + truths.Length;
        if (_candidates.Length < candidates)
            (_candidates, _matches) = (new Box[candidates], new int[candidates]);
        if (_truths.Length < truths.Length)
            _truths = new Box[truths.Length];
        for (int i = 0; i < truths.Length; i++)
            _truths[i] = truths[i].Box;
        proposals.CopyTo(_candidates);
        _truths.AsSpan(0, truths.Length).CopyTo(_candidates.AsSpan(proposals.Length));
        return candidates;
    }
}
