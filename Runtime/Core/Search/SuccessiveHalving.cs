namespace Unroll;

/// <summary>
/// All trials get few epochs; the best third of them goes on to three times as many, of those again the best third, and so on, to all
/// epochs (Jamieson and Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization", 2016; the most exploring
/// bracket of Li et al., "Hyperband", 2018, whose factor of 3 is the default here).
/// </summary>
/// <remarks>
/// With R epochs, n trials and the factor f, rung k of 0 to s has the best n / f^k trials, rounded down, and R / f^(s - k) epochs, rounded
/// down; s is the largest number for which the first rung has <see cref="LeastEpochs"/> and the last one trial. A trial that goes on is
/// not trained anew: it goes on from its checkpoint, and has the bits of a training that was never stopped. All trials of a rung end
/// before those of the next begin, so that the result does not depend on the threads.
/// </remarks>
public sealed class SuccessiveHalving : SearchMethod
{
    /// <summary>Sets factor and first epochs.</summary>
    /// <param name="factor">How many times fewer trials each rung has than the one before, and how many times more epochs; at least 2, 3
    /// by default. Hyperband's eta, Optuna's reduction_factor.</param>
    /// <param name="leastEpochs">The epochs of the first rung, at least; 1 by default. Optuna's min_resource.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its least.</exception>
    public SuccessiveHalving(int factor = 3, int leastEpochs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastEpochs, 1);
        (Factor, LeastEpochs) = (factor, leastEpochs);
    }

    /// <summary>How many times fewer trials each rung has than the one before, and how many times more epochs.</summary>
    public int Factor { get; }

    /// <summary>The epochs of the first rung, at least.</summary>
    public int LeastEpochs { get; }

    /// <inheritdoc />
    public override IReadOnlyList<SearchRung> Rungs(int trials, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        var divisors = new List<long> { 1 };
        while (trials / (divisors[^1] * Factor) >= 1 && epochs / (divisors[^1] * Factor) >= LeastEpochs)
            divisors.Add(divisors[^1] * Factor);
        return [.. divisors.Select((divisor, k) => new SearchRung((int)(trials / divisor), (int)(epochs / divisors[^(k + 1)])))];
    }
}
