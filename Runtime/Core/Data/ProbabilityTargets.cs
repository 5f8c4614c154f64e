namespace Unroll;

/// <summary>Targets that are a probability for each class.</summary>
internal static class ProbabilityTargets
{
    /// <summary>How far their sum may be from 1: room for decimal numbers that were rounded, such as three times 0.333.</summary>
    public const double Tolerance = 0.001;

    /// <summary>What is wrong with those of a sample, and what was expected; null if nothing is.</summary>
    public static string? Problem(LossDescription loss, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            if (!(targets[i] >= 0 && float.IsFinite(targets[i])))
            {
                return FormattableString.Invariant(
                    $"the probability {targets[i]} at position {i}; {loss.Kind} on '{loss.Name}' expects finite numbers of at least 0");
            }

            sum += targets[i];
        }

        return Math.Abs(sum - 1) <= Tolerance ? null : FormattableString.Invariant(
            $"probabilities whose sum is {(float)sum}; {loss.Kind} on '{loss.Name}' expects 1, the classes of a sample together");
    }
}
