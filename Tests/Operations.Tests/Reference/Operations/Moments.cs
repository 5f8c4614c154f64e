namespace Unroll.Operations.Tests.Reference;

/// <summary>Mean and variance of numbers: their sum first, then that of the squares of what each differs from the mean.</summary>
/// <param name="Mean">sum x / n.</param>
/// <param name="Variance">sum (x - mean)² / n.</param>
/// <param name="Count">n; 0 of running averages.</param>
internal readonly record struct Moments(Bounded Mean, Bounded Variance, int Count)
{
    /// <summary>The variance with the divisor n - 1; of a single number 0, like the other.</summary>
    public Bounded UnbiasedVariance => Count > 1 ? Variance.Times(Count / (Count - 1.0)) : Variance;

    public static Moments Of(IReadOnlyCollection<Bounded> numbers)
    {
        var sum = default(Sum);
        foreach (Bounded x in numbers)
            sum.Add(x);
        Bounded mean = sum.Total.Times(1.0 / numbers.Count);
        var squares = default(Sum);
        foreach (Bounded x in numbers)
            squares.Add((x - mean).Squared());
        return new Moments(mean, squares.Total.Times(1.0 / numbers.Count), numbers.Count);
    }

    /// <summary>1 / sqrt(variance + epsilon): an addition, a root and a division.</summary>
    public Bounded InverseDeviation(double epsilon) => (Variance + Bounded.Exact(epsilon)).Power(-0.5, epsilon, 3);
}
