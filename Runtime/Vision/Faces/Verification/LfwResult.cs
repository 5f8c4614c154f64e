namespace Unroll.Vision;

/// <summary>What <see cref="LfwProtocol"/> measures on one part of the pairs, with thresholds chosen on all others.</summary>
/// <param name="Threshold">That with the best accuracy on the others.</param>
/// <param name="Accuracy">The share of its pairs that this threshold tells rightly.</param>
/// <param name="RateThreshold">That with the wanted rate of false accepts on the others; 0 where no threshold has so many.</param>
/// <param name="TrueAcceptRate">The share of its pairs of one person that <paramref name="RateThreshold"/> accepts.</param>
/// <param name="FalseAcceptRate">The share of its pairs of two people that it accepts.</param>
public readonly record struct LfwFold(
    double Threshold, double Accuracy, double RateThreshold, double TrueAcceptRate, double FalseAcceptRate);

/// <summary>What <see cref="LfwProtocol"/> measures.</summary>
/// <param name="Folds">Each part.</param>
public sealed record LfwResult(IReadOnlyList<LfwFold> Folds)
{
    /// <summary>The mean accuracy of the parts: the number that is published for LFW.</summary>
    public double Accuracy => Folds.Average(fold => fold.Accuracy);

    /// <summary>The standard deviation of their accuracies, with their number as divisor, as NumPy's std and FaceNet's evaluation have
    /// it.</summary>
    public double AccuracyDeviation => Deviation(fold => fold.Accuracy);

    /// <summary>The standard error of the mean accuracy, which LFW's report asks for (Huang and others, 2007, section 4): the deviation
    /// with one less as divisor, by the square root of their number.</summary>
    public double AccuracyStandardError => AccuracyDeviation / Math.Sqrt(Folds.Count - 1);

    /// <summary>The mean share of accepted pairs of one person at the wanted rate of false accepts: VAL of FaceNet.</summary>
    public double TrueAcceptRate => Folds.Average(fold => fold.TrueAcceptRate);

    /// <summary>Its standard deviation, with the number of parts as divisor.</summary>
    public double TrueAcceptDeviation => Deviation(fold => fold.TrueAcceptRate);

    /// <summary>The mean rate of false accepts that came of it: FAR of FaceNet.</summary>
    public double FalseAcceptRate => Folds.Average(fold => fold.FalseAcceptRate);

    private double Deviation(Func<LfwFold, double> number)
    {
        double mean = Folds.Average(number);
        return Math.Sqrt(Folds.Average(fold => (number(fold) - mean) * (number(fold) - mean)));
    }
}
