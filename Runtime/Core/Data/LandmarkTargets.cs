namespace Unroll;

/// <summary>Targets of points: x, y and whether they are visible.</summary>
internal static class LandmarkTargets
{
    /// <summary>The loss that takes them.</summary>
    public const string Kind = "Landmarks";

    private const int Numbers = 3;

    /// <summary>What is wrong with the targets of a sample, and what was expected; null if nothing is.</summary>
    public static string? Problem(LossDescription loss, ReadOnlySpan<float> targets)
    {
        int place = Magnitude.FirstNonFinite(targets);
        if (place >= 0)
            return $"the target {targets[place]} at position {place}; {Kind} on '{loss.Name}' expects a finite number";
        for (int i = Numbers - 1; i < targets.Length; i += Numbers)
        {
            if (targets[i] is not (0 or 1))
            {
                return $"{targets[i]} for whether point {i / Numbers} is visible; {Kind} on '{loss.Name}' expects x, y and 1 of each "
                    + "point, or 0 for the last where it is hidden";
            }
        }

        return null;
    }
}
