using Unroll.Vision.Suppression;

namespace Unroll.Vision;

/// <summary>
/// Soft-NMS (Bodla et al., 2017, https://arxiv.org/abs/1704.04503, figure 3): a box that overlaps a better one is not removed, but its
/// score falls, so that a second thing behind a first one is still found. Its buffers grow to the most boxes that came; then nothing is
/// allocated. One thread at a time may use it.
/// </summary>
/// <remarks>
/// The box with the highest score is kept, the scores of those that overlap it fall, and so on with the rest, in which a score that is no
/// longer above the threshold leaves. Of equal scores the lower index comes first. Boxes of area 0 change no score. Each kept box is
/// compared with all that are left of its class; the greedy <see cref="NonMaxSuppression"/> is faster.
/// </remarks>
/// <param name="options">The decay and its numbers; those of the paper, Gaussian, by default.</param>
public sealed class SoftSuppression(SoftSuppressionOptions? options = null)
{
    private readonly CandidateOrder _order = new();
    private int[] _rest = [], _indices = [], _zeros = [];
    // Of the rest of a class, of each box that is kept, and of those in the order of the result.
    private float[] _falling = [], _fallen = [], _scores = [];
    private Box[] _boxes = [];

    /// <summary>The decay and its numbers.</summary>
    public SoftSuppressionOptions Options { get; } = options ?? new SoftSuppressionOptions();

    /// <summary>The scores of the boxes that the last call kept, after they fell, in the same order.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    private int Count { get; set; }

    /// <summary>Lowers the scores of boxes of one class.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="scores">A score a box.</param>
    /// <returns>The indices of the boxes that are kept, by falling <see cref="Scores"/>; valid until the next call.</returns>
    /// <exception cref="ArgumentException">The lengths differ; a score is NaN or infinite; a box whose score is above the threshold has
    /// swapped corners or is no number.</exception>
    public ReadOnlySpan<int> Suppress(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores)
    {
        if (_zeros.Length < boxes.Length)
            _zeros = new int[boxes.Length];
        return Suppress(boxes, scores, _zeros.AsSpan(0, boxes.Length));
    }

    /// <summary>Lowers the scores of boxes by others of the same class.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="scores">A score a box.</param>
    /// <param name="classes">A class a box; any numbers.</param>
    /// <returns>The indices of the boxes that are kept, all classes together by falling <see cref="Scores"/>; valid until the next
    /// call.</returns>
    /// <exception cref="ArgumentException">The lengths differ; a score is NaN or infinite; a box whose score is above the threshold has
    /// swapped corners or is no number.</exception>
    public ReadOnlySpan<int> Suppress(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<int> classes)
    {
        BoxCheck.Length(classes.Length, boxes.Length, nameof(classes), "one class a box");
        Count = 0;
        _order.Sort(boxes, scores, Options.ScoreThreshold);
        if (_order.Count > 0 && float.IsPositiveInfinity(scores[_order[0]]))
            throw new ArgumentException($"The score of box {_order[0]} is infinite; expected a number.", nameof(scores));
        _order.Group(classes);
        Reserve(boxes.Length);
        int kept = 0;
        for (int begin = 0, end; begin < _order.Count; begin = end)
        {
            end = _order.EndOfClass(begin);
            for (int place = begin; place < end; place++)
            {
                int index = _order[_order.Rank(place)];
                (_rest[place - begin], _falling[place - begin], _boxes[place - begin]) = (index, scores[index], boxes[index]);
            }

            kept = OneClass(end - begin, kept);
        }

        Merge(kept);
        return _indices.AsSpan(0, Count);
    }

    // Takes the boxes of one class out of the rest, best first, and writes them from a place on.
    private int OneClass(int rest, int place)
    {
        int most = place + Math.Min(rest, Options.MostDetections);
        int best = 0;   // they come in order
        while (rest > 0 && place < most)
        {
            Box box = _boxes[best];
            _fallen[_rest[best]] = _falling[best];
            _indices[place++] = _rest[best];
            Move(--rest, best);
            best = 0;
            for (int i = 0; i < rest; i++)
            {
                float score = _falling[i] *= Factor(Box.IntersectionOverUnion(box, _boxes[i]));
                if (!(score > Options.ScoreThreshold))
                    Move(--rest, i--);
                else if (score > _falling[best] || (score == _falling[best] && _rest[i] < _rest[best]))
                    best = i;
            }
        }

        return place;
    }

    private float Factor(float iou)
    {
        if (Options.Decay == ScoreDecay.Linear)
            return iou > Options.OverlapThreshold ? 1 - iou : 1;
        return iou > 0 ? MathF.Exp(-iou * iou / Options.Sigma) : 1;
    }

    private void Move(int from, int to) => (_rest[to], _falling[to], _boxes[to]) = (_rest[from], _falling[from], _boxes[from]);

    // Brings the kept boxes of all classes into one order.
    private void Merge(int kept)
    {
        _order.Sort(_indices.AsSpan(0, kept), _fallen);
        Count = Math.Min(kept, Options.MostDetections);
        for (int i = 0; i < Count; i++)
            (_indices[i], _scores[i]) = (_order[i], _fallen[_order[i]]);
    }

    private void Reserve(int length)
    {
        if (_rest.Length >= length)
            return;
        (_rest, _indices, _boxes) = (new int[length], new int[length], new Box[length]);
        (_falling, _fallen, _scores) = (new float[length], new float[length], new float[length]);
    }
}
