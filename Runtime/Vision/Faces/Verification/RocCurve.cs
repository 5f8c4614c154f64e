using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <summary>
/// The receiver operating characteristic of distances: how many pairs of one person are accepted at each share of pairs of two people that
/// are accepted by mistake. A point for each distance that occurs, as scikit-learn's roc_curve with drop_intermediate=False gives.
/// </summary>
public sealed class RocCurve
{
    private readonly RocPoint[] _points;

    /// <summary>The curve of some pairs.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <exception cref="ArgumentException">There is no pair of one person, or none of two; or a distance is below 0 or not
    /// finite.</exception>
    public RocCurve(IEnumerable<VerificationPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var distances = new PairDistances(pairs);
        _points = [new(0, 0, float.NegativeInfinity), .. distances.Distances.Select(distance => Point(distances, distance))];
    }

    /// <summary>By rising threshold, from (0, 0), which accepts nothing, to (1, 1).</summary>
    public IReadOnlyList<RocPoint> Points => _points;

    /// <summary>The area under the curve, 1 for distances that tell all pairs apart: the probability that a pair of one person is nearer
    /// than one of two, where equal distances count half (Mann and Whitney).</summary>
    public double Area
    {
        get
        {
            double area = 0;
            for (int i = 1; i < _points.Length; i++)
            {
                double width = _points[i].FalseAcceptRate - _points[i - 1].FalseAcceptRate;
                area += width * (_points[i].TrueAcceptRate + _points[i - 1].TrueAcceptRate) / 2;
            }

            return area;
        }
    }

    /// <summary>The rate of both mistakes at the threshold where they are equal, linearly between the points around it.</summary>
    public double EqualErrorRate
    {
        get
        {
            int next = Array.FindIndex(_points, point => point.FalseAcceptRate >= 1 - point.TrueAcceptRate);
            (RocPoint before, RocPoint after) = (_points[next - 1], _points[next]);
            double early = 1 - before.TrueAcceptRate - before.FalseAcceptRate, late = 1 - after.TrueAcceptRate - after.FalseAcceptRate;
            double part = early / (early - late);
            return before.FalseAcceptRate + (part * (after.FalseAcceptRate - before.FalseAcceptRate));
        }
    }

    /// <summary>The point with the most true accepts among those with no more false accepts than a rate.</summary>
    /// <param name="falseAcceptRate">The rate, 0 to 1: 0.001 for one mistake in a thousand pairs of two people.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public RocPoint At(double falseAcceptRate)
    {
        if (!(falseAcceptRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(falseAcceptRate), falseAcceptRate, "Expected a rate from 0 to 1.");
        return Array.FindLast(_points, point => point.FalseAcceptRate <= falseAcceptRate);
    }

    private static RocPoint Point(PairDistances distances, float distance)
    {
        float above = MathF.BitIncrement(distance);
        return new(distances.FalseAcceptRate(above), distances.TrueAcceptRate(above), distance);
    }
}
