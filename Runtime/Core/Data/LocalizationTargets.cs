namespace Unroll;

/// <summary>Targets of classification with localization: whether there is an object, its box and its class.</summary>
internal static class LocalizationTargets
{
    /// <summary>The loss that takes them.</summary>
    public const string Kind = "Localization";

    private const int BeforeClasses = 5;

    /// <summary>What is wrong with the targets of a sample, and what was expected; null if nothing is.</summary>
    public static string? Problem(LossDescription loss, ReadOnlySpan<float> targets)
    {
        if (targets[0] is not (0 or 1))
            return $"{targets[0]} for whether there is an object; {Kind} on '{loss.Name}' expects 1, or 0 for none";
        int place = Magnitude.FirstNonFinite(targets);
        if (place >= 0)
            return $"the target {targets[place]} at position {place}; {Kind} on '{loss.Name}' expects a finite number";
        if (targets[0] == 0)
            return null;
        float sum = 0;
        foreach (float share in targets[BeforeClasses..])
        {
            if (share < 0)
                return $"the share {share} of a class; {Kind} on '{loss.Name}' expects 1 for the class and 0 for the others";
            sum += share;
        }

        return Math.Abs(sum - 1) <= 1e-3f
            ? null
            : $"classes whose shares add up to {sum}; {Kind} on '{loss.Name}' expects 1 for the class and 0 for the others";
    }
}
