namespace Unroll.Vision;

/// <summary>
/// Trains a region proposal network: the functions of its two <c>CustomLoss</c>, on the logits of its anchors and behind them on their
/// offsets, and the proposals that come out meanwhile, for the head. It is what RegionProposalNetwork of
/// torchvision.models.detection.rpn does in training, for one map.
/// </summary>
/// <remarks>
/// For each mini-batch: <see cref="Clear"/>, <see cref="Add"/> for each picture, then ComputeGradients with the two functions. The stage
/// of the logits stands before that of the offsets, both before the stages whose functions need the proposals. It keeps its memory, so
/// that as many pictures and boxes as before cost no allocation. One thread at a time may use it; the network may have any number.
/// </remarks>
public sealed class ProposalTraining
{
    private readonly Box[] _anchors, _boxes;
    private readonly int[] _matches;
    private readonly int _most;
    private readonly float _height, _width;
    private readonly AnchorMatcher _matcher;
    private readonly BalancedSampler _sampler;
    private readonly ProposalSelection _selection;
    private int[] _drawn = [], _drawnCounts = [], _positives = [], _proposalCounts = [];
    private float[] _targets = [], _logits = [];
    private Box[] _proposals = [];
    private int _pictures, _count, _scored;

    /// <summary>Sets what is learned.</summary>
    /// <param name="anchors">The anchors of the map, in the order of the network's values: <see cref="AnchorGenerator.Write"/>.</param>
    /// <param name="height">Rows of the pictures.</param>
    /// <param name="width">Columns of the pictures.</param>
    /// <param name="mostProposals">The most proposals of a picture.</param>
    /// <param name="matcher">Says which anchors are positive; null for that of proposals, 0.7 and 0.3.</param>
    /// <param name="sampler">Draws the anchors of a picture that count; null for 256, half of them positive, with the seed 0.</param>
    /// <param name="selection">Chooses proposals; null for 2,000 candidates and 0.7, torchvision's in training.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent or the number of proposals is not positive.</exception>
    public ProposalTraining(
        ReadOnlySpan<Box> anchors,
        float height,
        float width,
        int mostProposals = 2000,
        AnchorMatcher? matcher = null,
        BalancedSampler? sampler = null,
        ProposalSelection? selection = null)
    {
        BoxCheck.Extent(height, nameof(height));
        BoxCheck.Extent(width, nameof(width));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostProposals);
        _anchors = anchors.ToArray();
        (_boxes, _matches) = (new Box[anchors.Length], new int[anchors.Length]);
        (_height, _width, _most) = (height, width, mostProposals);
        (_matcher, _sampler) = (matcher ?? new AnchorMatcher(), sampler ?? new BalancedSampler());
        _selection = selection ?? new ProposalSelection(mostCandidates: 2000);
        (Objectness, Offsets) = (ScoreObjectness, ScoreOffsets);
    }

    /// <summary>The function for the logits, [pictures, anchors]: <see cref="DetectorLosses.Objectness"/>, the mean over all anchors of the
    /// mini-batch that were drawn. It throws an InvalidOperationException where other pictures were added than are computed.</summary>
    public LossFunction Objectness { get; }

    /// <summary>The function for the offsets, [pictures, anchors, 4]: <see cref="DetectorLosses.ProposalOffsets"/>. It chooses the
    /// proposals, too; where its loss is infinite or NaN there are none. It throws an InvalidOperationException where
    /// <see cref="Objectness"/> was not called before.</summary>
    public LossFunction Offsets { get; }

    /// <summary>Forgets the pictures, before a mini-batch.</summary>
    public void Clear() => (_pictures, _count, _scored) = (0, 0, 0);

    /// <summary>Adds the next picture of the mini-batch: matches its anchors and draws those that count.</summary>
    /// <param name="truths">What is in it; classes count for nothing here. There may be none.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number.</exception>
    public void Add(ReadOnlySpan<Box> truths)
    {
        _matcher.Match(_anchors, truths, _matches);
        MakeRoom(_pictures + 1);
        Span<int> drawn = _drawn.AsSpan(_pictures * _sampler.Count, _sampler.Count);
        int count = _sampler.Draw(_matches, drawn, out int positives);
        for (int i = 0; i < positives; i++)
        {
            BoxCoder.Proposals.Encode(
                truths.Slice(_matches[drawn[i]], 1), _anchors.AsSpan(drawn[i], 1), Targets(_pictures).Slice(4 * i, 4));
        }

        (_drawnCounts[_pictures], _positives[_pictures], _proposalCounts[_pictures]) = (count, positives, 0);
        _count += count;
        _scored = 0;
        _pictures++;
    }

    /// <summary>The proposals of a picture, the best first, those of the network before the step; of the last mini-batch whose
    /// <see cref="Offsets"/> were scored. No gradient flows through them.</summary>
    /// <param name="picture">The place of the picture in the mini-batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public ReadOnlySpan<Box> Proposals(int picture)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picture);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(picture, _pictures);
        return _proposals.AsSpan(picture * _most, _proposalCounts[picture]);
    }

    private float ScoreObjectness(ReadOnlySpan<float> values, Span<float> gradients, int samples)
    {
        Check(values.Length, 1, samples);
        double loss = 0;
        for (int picture = 0; picture < samples; picture++)
        {
            int first = picture * _anchors.Length;
            loss += DetectorLosses.Objectness(
                values.Slice(first, _anchors.Length), Drawn(picture), _positives[picture], _count, gradients.Slice(first, _anchors.Length));
        }

        values.CopyTo(_logits);
        _scored = samples;
        return (float)loss;
    }

    private float ScoreOffsets(ReadOnlySpan<float> values, Span<float> gradients, int samples)
    {
        Check(values.Length, 4, samples);
        if (_scored != samples)
        {
            throw new InvalidOperationException(
                "The logits of these pictures were not scored; the stage with Objectness must stand before that with Offsets.");
        }

        double loss = 0;
        int length = 4 * _anchors.Length;
        for (int picture = 0; picture < samples; picture++)
        {
            loss += DetectorLosses.ProposalOffsets(
                values.Slice(picture * length, length), Drawn(picture)[.._positives[picture]],
                Targets(picture)[..(4 * _positives[picture])], _count, gradients.Slice(picture * length, length));
        }

        for (int picture = 0; picture < samples; picture++)
            _proposalCounts[picture] = double.IsFinite(loss) ? Choose(values.Slice(picture * length, length), picture) : 0;
        return (float)loss;
    }

    private int Choose(ReadOnlySpan<float> offsets, int picture)
    {
        BoxCoder.Proposals.Decode(offsets, _anchors, _boxes);
        return _selection.Select(
            _boxes, _logits.AsSpan(picture * _anchors.Length, _anchors.Length), _height, _width, _proposals.AsSpan(picture * _most, _most));
    }

    private Span<int> Drawn(int picture) => _drawn.AsSpan(picture * _sampler.Count, _drawnCounts[picture]);

    private Span<float> Targets(int picture) => _targets.AsSpan(4 * picture * _sampler.Count, 4 * _sampler.Count);

    private void Check(int values, int numbers, int samples)
    {
        if (samples != _pictures)
        {
            throw new InvalidOperationException(
                $"The network computes {samples} pictures, but {_pictures} were added; call Clear, and Add for each picture, before.");
        }

        if (values != (long)samples * numbers * _anchors.Length)
        {
            throw new InvalidOperationException(
                $"The stage has {values / samples} values a picture; expected {numbers} for each of the {_anchors.Length} anchors.");
        }
    }

    private void MakeRoom(int pictures)
    {
        if (_drawnCounts.Length >= pictures)
            return;
        int room = Math.Max(pictures, 2 * _drawnCounts.Length);
        Array.Resize(ref _drawnCounts, room);
        Array.Resize(ref _positives, room);
        Array.Resize(ref _proposalCounts, room);
        Array.Resize(ref _drawn, checked(room * _sampler.Count));
        Array.Resize(ref _targets, checked(4 * room * _sampler.Count));
        Array.Resize(ref _logits, checked(room * _anchors.Length));
        Array.Resize(ref _proposals, checked(room * _most));
    }
}
