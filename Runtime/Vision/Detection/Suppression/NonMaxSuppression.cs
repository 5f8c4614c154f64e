using Unroll.Vision.Suppression;

namespace Unroll.Vision;

/// <summary>
/// Keeps of boxes that tell of the same thing the one with the highest score: torchvision.ops.nms, and batched_nms for boxes of several
/// classes. Its buffers grow to the most boxes that came; then nothing is allocated. One thread at a time may use it.
/// </summary>
/// <remarks>
/// Boxes are taken by falling scores, of equal ones the lower index first. One is suppressed whose IoU with a kept one is greater than the
/// threshold; equal stays. Boxes of area 0 suppress nothing and stay. Each class has a pass of its own: boxes are not shifted apart, which
/// would round their corners.
/// </remarks>
/// <param name="options">Thresholds; those of YOLO by default.</param>
public sealed class NonMaxSuppression(SuppressionOptions? options = null)
{
    private readonly CandidateOrder _order = new();
    private readonly KeptBoxes _kept = new();
    private bool[] _isKept = [];
    private int[] _indices = [];

    /// <summary>Thresholds.</summary>
    public SuppressionOptions Options { get; } = options ?? SuppressionOptions.Yolo;

    /// <summary>Suppresses boxes of one class.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="scores">A score a box, infinite ones included.</param>
    /// <returns>The indices of the boxes that are kept, by falling scores; valid until the next call.</returns>
    /// <exception cref="ArgumentException">The lengths differ; a score is NaN; a box whose score is above the threshold has swapped corners
    /// or is no number.</exception>
    public ReadOnlySpan<int> Suppress(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores)
    {
        Begin(boxes, scores);
        _kept.Clear();
        int most = Math.Min(Options.MostDetections, _order.Count);
        for (int rank = 0; rank < _order.Count && _kept.Count < most; rank++)
        {
            int index = _order[rank];
            if (_kept.AnyOverlaps(boxes[index], Options.OverlapThreshold))
                continue;
            _indices[_kept.Count] = index;
            _kept.Add(boxes[index]);
        }

        return _indices.AsSpan(0, _kept.Count);
    }

    /// <summary>Suppresses boxes by others of the same class.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="scores">A score a box, infinite ones included.</param>
    /// <param name="classes">A class a box; any numbers.</param>
    /// <returns>The indices of the boxes that are kept, all classes together by falling scores; valid until the next call.</returns>
    /// <exception cref="ArgumentException">The lengths differ; a score is NaN; a box whose score is above the threshold has swapped corners
    /// or is no number.</exception>
    public ReadOnlySpan<int> Suppress(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<int> classes)
    {
        BoxCheck.Length(classes.Length, boxes.Length, nameof(classes), "one class a box");
        Begin(boxes, scores);
        _order.Group(classes);
        _isKept.AsSpan(0, _order.Count).Clear();
        for (int begin = 0, end; begin < _order.Count; begin = end)
        {
            end = _order.EndOfClass(begin);
            _kept.Clear();
            for (int place = begin; place < end && _kept.Count < Options.MostDetections; place++)
            {
                int rank = _order.Rank(place);
                Box box = boxes[_order[rank]];
                if (_kept.AnyOverlaps(box, Options.OverlapThreshold))
                    continue;
                _isKept[rank] = true;
                _kept.Add(box);
            }
        }

        int count = 0;
        for (int rank = 0; rank < _order.Count && count < Options.MostDetections; rank++)
        {
            if (_isKept[rank])
                _indices[count++] = _order[rank];
        }

        return _indices.AsSpan(0, count);
    }

    private void Begin(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores)
    {
        _order.Sort(boxes, scores, Options.ScoreThreshold);
        if (_indices.Length < boxes.Length)
            (_indices, _isKept) = (new int[boxes.Length], new bool[boxes.Length]);
    }
}
