namespace Unroll.Vision.Faces;

/// <summary>The distances of pairs, by rising distance: those of one person and those of two.</summary>
internal sealed class PairDistances
{
    private readonly float[] _same, _different;

    /// <param name="pairs">The pairs.</param>
    /// <exception cref="ArgumentException">There is no pair of one person, or none of two; or a distance is below 0 or not
    /// finite.</exception>
    public PairDistances(IEnumerable<VerificationPair> pairs)
    {
        ILookup<bool, float> byKind = pairs.ToLookup(pair => pair.IsSame, pair => Checked(pair.Distance));
        (_same, _different) = ([.. byKind[true].Order()], [.. byKind[false].Order()]);
        if (_same.Length == 0 || _different.Length == 0)
        {
            throw new ArgumentException(
                $"There are {_same.Length} pairs of one person and {_different.Length} of two; expected at least one of each.",
                nameof(pairs));
        }
    }

    /// <summary>The pairs of one person.</summary>
    public int Same => _same.Length;

    /// <summary>The pairs of two.</summary>
    public int Different => _different.Length;

    /// <summary>Every distance that occurs, once, by rising size.</summary>
    public IEnumerable<float> Distances => _same.Concat(_different).Distinct().Order();

    /// <summary>How many pairs of one person and of two are nearer than a threshold.</summary>
    public (int True, int False) Accepted(double threshold) => (Below(_same, threshold), Below(_different, threshold));

    /// <summary>The share of all pairs that are told rightly by a threshold.</summary>
    public double Accuracy(double threshold)
    {
        (int right, int wrong) = Accepted(threshold);
        return (double)(right + Different - wrong) / (Same + Different);
    }

    /// <summary>The share of pairs of one person that are nearer than a threshold.</summary>
    public double TrueAcceptRate(double threshold) => (double)Below(_same, threshold) / Same;

    /// <summary>The share of pairs of two that are nearer than a threshold.</summary>
    public double FalseAcceptRate(double threshold) => (double)Below(_different, threshold) / Different;

    private static int Below(float[] sorted, double threshold)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static float Checked(float distance) => distance >= 0 && float.IsFinite(distance)
        ? distance
        : throw new ArgumentException($"A pair has the distance {distance}; expected a finite number of at least 0.", "pairs");
}
