using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <summary>
/// The protocol of Labeled Faces in the Wild (G. Huang, M. Ramesh, T. Berg and E. Learned-Miller, University of Massachusetts technical
/// report 07-49, 2007, View 2): the pairs are cut into ten parts in their order; each is told by the threshold that is best on the other
/// nine; the mean counts. True accepts at a rate of false accepts are measured the same way, as by FaceNet (Schroff and others, 2015).
/// </summary>
/// <remarks>
/// Of equally good thresholds the smallest is taken. The threshold for a rate of false accepts is interpolated linearly between the last
/// step below the rate and the first that reaches it. Where the pairs do not divide evenly, the first parts have one more.
/// </remarks>
public static class LfwProtocol
{
    /// <summary>Measures distances of pairs.</summary>
    /// <param name="pairs">The pairs, part by part as <see cref="LfwPairs"/> has them. With the defaults of the options they have squared
    /// distances of descriptors of length 1.</param>
    /// <param name="options">Parts, thresholds and the rate of false accepts; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are fewer pairs than parts; a part or all others together lack a pair of one person or of
    /// two; or a distance is below 0 or not finite.</exception>
    public static LfwResult Measure(IReadOnlyList<VerificationPair> pairs, LfwOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        options ??= LfwOptions.Default;
        if (pairs.Count < options.Folds)
            throw new ArgumentException($"{pairs.Count} pairs cannot be cut into {options.Folds} parts.", nameof(pairs));
        var folds = new List<LfwFold>();
        for (int fold = 0, first = 0; fold < options.Folds; fold++)
        {
            int count = (pairs.Count / options.Folds) + (fold < pairs.Count % options.Folds ? 1 : 0);
            var others = new PairDistances(pairs.Take(first).Concat(pairs.Skip(first + count)));
            folds.Add(Measure(new PairDistances(pairs.Skip(first).Take(count)), others, options));
            first += count;
        }

        return new LfwResult(folds.AsReadOnly());
    }

    private static LfwFold Measure(PairDistances own, PairDistances others, LfwOptions options)
    {
        double threshold = MostAccurate(others, options), rateThreshold = WithRate(others, options);
        return new(
            threshold, own.Accuracy(threshold), rateThreshold, own.TrueAcceptRate(rateThreshold), own.FalseAcceptRate(rateThreshold));
    }

    private static double MostAccurate(PairDistances pairs, LfwOptions options)
    {
        (double best, double accuracy) = (0, double.NegativeInfinity);
        foreach (double threshold in Thresholds(options.Greatest, options.Step))
        {
            if (pairs.Accuracy(threshold) is var reached && reached > accuracy)
                (best, accuracy) = (threshold, reached);
        }

        return best;
    }

    private static double WithRate(PairDistances pairs, LfwOptions options)
    {
        (double before, double rateBefore) = (0, 0);
        foreach (double threshold in Thresholds(options.Greatest, options.RateStep))
        {
            double rate = pairs.FalseAcceptRate(threshold);
            if (rate >= options.FalseAcceptRate)
                return before + ((threshold - before) * (options.FalseAcceptRate - rateBefore) / (rate - rateBefore));
            (before, rateBefore) = (threshold, rate);
        }

        return 0;
    }

    // NumPy's arange.
    private static IEnumerable<double> Thresholds(double greatest, double step)
    {
        int count = checked((int)Math.Ceiling(greatest / step));
        for (int i = 0; i < count; i++)
            yield return i * step;
    }
}
