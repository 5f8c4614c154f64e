namespace Unroll.Vision;

/// <summary>A point of a curve: what a detector reaches with all detections down to a score.</summary>
/// <param name="Recall">The share of the truths that are found.</param>
/// <param name="Precision">The share of the detections that are right.</param>
/// <param name="Score">The score of the last detection.</param>
public readonly record struct PrecisionRecallPoint(double Recall, double Precision, float Score);

/// <summary>The precision of a detector for one class at each recall that it reaches: a point for each detection that counts, by falling
/// scores.</summary>
public sealed class PrecisionRecallCurve
{
    private readonly PrecisionRecallPoint[] _points;

    // Of each point the greatest precision from it on.
    private readonly double[] _best;

    /// <param name="label">The class.</param>
    /// <param name="truths">The truths that count.</param>
    /// <param name="matches">Detections by falling scores; those that are ignored are left out here.</param>
    /// <param name="threshold">Which of their thresholds is meant.</param>
    internal PrecisionRecallCurve(int label, int truths, IReadOnlyList<Metrics.Match> matches, int threshold)
    {
        (Class, Truths) = (label, truths);
        _points = new PrecisionRecallPoint[matches.Count(match => !match.IsIgnored(threshold))];
        int count = 0;
        foreach (Metrics.Match match in matches)
        {
            if (match.IsIgnored(threshold))
                continue;
            if (match.IsRight(threshold))
                TruePositives++;
            _points[count++] = new((double)TruePositives / truths, (double)TruePositives / count, match.Score);
        }

        _best = [.. _points.Select(point => point.Precision)];
        for (int i = count - 2; i >= 0; i--)
            _best[i] = Math.Max(_best[i], _best[i + 1]);
    }

    /// <summary>The class.</summary>
    public int Class { get; }

    /// <summary>The truths that count.</summary>
    public int Truths { get; }

    /// <summary>The detections that are right.</summary>
    public int TruePositives { get; private set; }

    /// <summary>The detections that are wrong.</summary>
    public int FalsePositives => _points.Length - TruePositives;

    /// <summary>The greatest recall, that of all detections; NaN without a truth.</summary>
    public double Recall => Truths == 0 ? double.NaN : (double)TruePositives / Truths;

    /// <summary>A point for each detection that counts, by falling scores. Without a truth every recall is NaN.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points => _points;

    /// <summary>The curve as one number, from 0 to 1; NaN without a truth, where pycocotools gives -1, and 0 without a
    /// detection.</summary>
    /// <param name="interpolation">Which number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such interpolation.</exception>
    public double AveragePrecision(PrecisionInterpolation interpolation = PrecisionInterpolation.EveryPoint)
    {
        if (interpolation is < PrecisionInterpolation.EveryPoint or > PrecisionInterpolation.HundredAndOnePoints)
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "There is no such interpolation.");
        if (Truths == 0)
            return double.NaN;
        return interpolation switch
        {
            PrecisionInterpolation.EveryPoint => Area(),
            PrecisionInterpolation.ElevenPoints => Mean(10),
            _ => Mean(100),
        };
    }

    private double Area()
    {
        double area = 0, recall = 0;
        for (int i = 0; i < _points.Length; i++)
        {
            area += (_points[i].Recall - recall) * _best[i];
            recall = _points[i].Recall;
        }

        return area;
    }

    private double Mean(int intervals)
    {
        // As NumPy's linspace: the last bits of 3 x 0.1 decide whether a recall of 3 / 10 reaches it, and they do not.
        double step = 1.0 / intervals, sum = 0;
        for (int i = 0, point = 0; i <= intervals; i++)
        {
            double recall = i == intervals ? 1 : i * step;
            while (point < _points.Length && _points[point].Recall < recall)
                point++;
            if (point == _points.Length)
                break;
            sum += _best[point];
        }

        return sum / (intervals + 1);
    }
}
