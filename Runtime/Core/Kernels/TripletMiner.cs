using System.Numerics;

namespace Unroll.Kernels;

/// <summary>
/// Scores the triplets of a mini-batch, anchor by anchor. Of an anchor the distances to all samples are measured; each triplet then adds 1
/// to the slope of the loss by the distance of its positive and takes 1 from that of its negative. Last the slopes become gradients: a
/// sample is added up once an anchor, however many triplets it is in. All is in double precision and in one order.
/// </summary>
internal ref struct TripletMiner
{
    private readonly ReadOnlySpan<int> _labels;
    private readonly Span<float> _gradients;
    private readonly Span<double> _values;
    private readonly Span<double> _sums;        // of the gradients, before they are divided
    private readonly Span<double> _distances;   // of the anchor to each sample
    private readonly Span<double> _slopes;      // of the anchor's triplets by those distances
    private readonly int _length;
    private readonly double _margin;
    private readonly bool _isSquared;
    private double _loss;
    private long _triplets;
    private long _above;

    public TripletMiner(LabelledValues samples, float margin, bool isSquared)
    {
        _labels = samples.Labels;
        _gradients = samples.Gradients;
        _margin = margin;
        _isSquared = isSquared;
        int values = samples.Values.Length, count = _labels.Length;
        _length = values / count;
        _values = samples.Scratch[..values];
        _sums = samples.Scratch.Slice(values, values);
        _distances = samples.Scratch.Slice(2 * values, count);
        _slopes = samples.Scratch.Slice((2 * values) + count, count);
        for (int i = 0; i < values; i++)
            _values[i] = samples.Values[i];
        _sums.Clear();
    }

    /// <summary>Writes the gradients and returns the loss.</summary>
    public float Run(Mining mining, bool nonZero)
    {
        for (int anchor = 0; anchor < _labels.Length; anchor++)
        {
            Measure(anchor);
            _slopes.Clear();
            switch (mining)
            {
                case Mining.All:
                    ScoreAll(anchor);
                    break;
                case Mining.SemiHard:
                    ScoreSemiHard(anchor);
                    break;
                default:
                    ScoreHardest(anchor);
                    break;
            }

            Spread(anchor);
        }

        long count = nonZero ? _above : _triplets;
        if (count == 0)
            return 0;   // and so are the gradients
        for (int i = 0; i < _gradients.Length; i++)
            _gradients[i] = (float)(_sums[i] / count);
        return (float)(_loss / count);
    }

    private readonly bool IsPositive(int anchor, int other) => _labels[other] == _labels[anchor] && other != anchor;

    private readonly bool IsNegative(int anchor, int other) => _labels[other] != _labels[anchor];

    private void ScoreAll(int anchor)
    {
        for (int positive = 0; positive < _labels.Length; positive++)
        {
            if (!IsPositive(anchor, positive))
                continue;
            for (int negative = 0; negative < _labels.Length; negative++)
            {
                if (IsNegative(anchor, negative))
                    Score(positive, negative);
            }
        }
    }

    private void ScoreHardest(int anchor)
    {
        int farthest = -1;
        for (int other = 0; other < _labels.Length; other++)
        {
            if (IsPositive(anchor, other) && (farthest < 0 || _distances[other] > _distances[farthest]))
                farthest = other;
        }

        int nearest = Nearest(anchor, beyond: -1);
        if (farthest >= 0 && nearest >= 0)
            Score(farthest, nearest);
    }

    private void ScoreSemiHard(int anchor)
    {
        int farthest = -1;
        for (int other = 0; other < _labels.Length; other++)
        {
            if (IsNegative(anchor, other) && (farthest < 0 || _distances[other] > _distances[farthest]))
                farthest = other;
        }

        for (int positive = 0; positive < _labels.Length && farthest >= 0; positive++)
        {
            if (!IsPositive(anchor, positive))
                continue;
            int nearest = Nearest(anchor, _distances[positive]);
            Score(positive, nearest < 0 ? farthest : nearest);
        }
    }

    /// <summary>The nearest negative of those farther than a distance, of equal ones the first; -1 if there is none.</summary>
    private readonly int Nearest(int anchor, double beyond)
    {
        int nearest = -1;
        for (int other = 0; other < _labels.Length; other++)
        {
            if (IsNegative(anchor, other) && _distances[other] > beyond && (nearest < 0 || _distances[other] < _distances[nearest]))
                nearest = other;
        }

        return nearest;
    }

    private void Score(int positive, int negative)
    {
        _triplets++;
        double loss = _distances[positive] - _distances[negative] + _margin;
        if (loss <= 0)
            return;
        _above++;
        _loss += loss;
        _slopes[positive]++;
        _slopes[negative]--;
    }

    private readonly void Measure(int anchor)
    {
        for (int other = 0; other < _labels.Length; other++)
        {
            ReadOnlySpan<double> a = Of(_values, anchor), b = Of(_values, other);
            double sum = 0;
            int i = 0;
            for (; i <= _length - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> difference = new Vector<double>(a[i..]) - new Vector<double>(b[i..]);
                sum += Vector.Sum(difference * difference);
            }

            for (; i < _length; i++)
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            _distances[other] = _isSquared ? sum : Math.Sqrt(sum);
        }
    }

    /// <summary>The derivative of |a - b|² by a is 2 (a - b), and that of |a - b| is (a - b) / |a - b|, 0 where they are equal.</summary>
    private readonly void Spread(int anchor)
    {
        Span<double> ofAnchor = Of(_sums, anchor);
        ReadOnlySpan<double> a = Of(_values, anchor);
        for (int other = 0; other < _labels.Length; other++)
        {
            if (_slopes[other] == 0 || _distances[other] == 0)
                continue;
            double factor = _isSquared ? 2 * _slopes[other] : _slopes[other] / _distances[other];
            ReadOnlySpan<double> b = Of(_values, other);
            Span<double> ofOther = Of(_sums, other);
            for (int i = 0; i < _length; i++)
            {
                double term = factor * (a[i] - b[i]);
                ofAnchor[i] += term;
                ofOther[i] -= term;
            }
        }
    }

    private readonly Span<double> Of(Span<double> all, int sample) => all.Slice(sample * _length, _length);
}
