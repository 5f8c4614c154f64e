using Unroll.Vision.Suppression;

namespace Unroll.Vision;

/// <summary>
/// Chooses of the boxes that a region proposal network gives those that the head looks at: the best ones, clipped to the picture, without
/// tiny ones, and without those that tell of the same thing. It is filter_proposals of torchvision.models.detection.rpn for one map. No
/// gradient flows through it.
/// </summary>
/// <remarks>It keeps its memory, so that as many boxes as before cost no allocation. One thread at a time may use it.</remarks>
public sealed class ProposalSelection
{
    private readonly CandidateOrder _order = new();
    private readonly NonMaxSuppression _suppression;
    private readonly float[] _scores;
    private readonly Box[] _boxes;

    /// <summary>Sets what is chosen. The defaults are torchvision's for predictions; in training it takes 2,000 candidates.</summary>
    /// <param name="mostCandidates">How many of the best boxes are looked at, before all else.</param>
    /// <param name="overlapThreshold">A box is suppressed whose IoU with a better one is greater.</param>
    /// <param name="minimumSide">Boxes with a shorter side, after clipping, are left out; in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of candidates is not positive, the threshold is not from 0 to 1, or the
    /// side is negative.</exception>
    public ProposalSelection(int mostCandidates = 1000, float overlapThreshold = 0.7f, float minimumSide = 1e-3f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostCandidates);
        if (!(overlapThreshold is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(overlapThreshold), overlapThreshold, "Expected a threshold from 0 to 1.");
        if (!(minimumSide >= 0 && float.IsFinite(minimumSide)))
            throw new ArgumentOutOfRangeException(nameof(minimumSide), minimumSide, "Expected a length in pixels.");
        (MostCandidates, OverlapThreshold, MinimumSide) = (mostCandidates, overlapThreshold, minimumSide);
        _suppression = new NonMaxSuppression(new SuppressionOptions
        {
            ScoreThreshold = float.NegativeInfinity,
            OverlapThreshold = overlapThreshold,
            MostDetections = mostCandidates,
        });
        (_scores, _boxes) = (new float[mostCandidates], new Box[mostCandidates]);
    }

    /// <summary>How many of the best boxes are looked at.</summary>
    public int MostCandidates { get; }

    /// <summary>A box is suppressed whose IoU with a better one is greater.</summary>
    public float OverlapThreshold { get; }

    /// <summary>Boxes with a shorter side are left out.</summary>
    public float MinimumSide { get; }

    /// <summary>Chooses proposals.</summary>
    /// <param name="boxes">The boxes, in pixels of the picture.</param>
    /// <param name="scores">How likely each holds something: logits or probabilities, which order boxes alike.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="proposals">Gets the proposals by falling scores, of equal ones the lower index first: as many as there are or as there
    /// is place for.</param>
    /// <param name="proposalScores">Gets their scores; empty for nothing.</param>
    /// <returns>How many proposals there are.</returns>
    /// <exception cref="ArgumentException">There are more or fewer scores than boxes, there is place for another number of scores than of
    /// proposals, or a box or a score is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not a positive number.</exception>
    public int Select(
        ReadOnlySpan<Box> boxes,
        ReadOnlySpan<float> scores,
        float height,
        float width,
        Span<Box> proposals,
        Span<float> proposalScores = default)
    {
        BoxCheck.Extent(height, nameof(height));
        BoxCheck.Extent(width, nameof(width));
        if (!proposalScores.IsEmpty)
            BoxCheck.Length(proposalScores.Length, proposals.Length, nameof(proposalScores), "one score a proposal, or none,");
        _order.Sort(boxes, scores, float.NegativeInfinity);
        int candidates = 0;
        for (int rank = 0; rank < Math.Min(MostCandidates, _order.Count); rank++)
        {
            Box box = boxes[_order[rank]].ClipUnchecked(height, width);
            if (box.Width >= MinimumSide && box.Height >= MinimumSide)
                (_boxes[candidates], _scores[candidates++]) = (box, scores[_order[rank]]);
        }

        ReadOnlySpan<int> kept = _suppression.Suppress(_boxes.AsSpan(0, candidates), _scores.AsSpan(0, candidates));
        int count = Math.Min(kept.Length, proposals.Length);
        for (int i = 0; i < count; i++)
        {
            proposals[i] = _boxes[kept[i]];
            if (!proposalScores.IsEmpty)
                proposalScores[i] = _scores[kept[i]];
        }

        return count;
    }
}
