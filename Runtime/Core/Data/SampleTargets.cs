namespace Unroll;

/// <summary>Targets of which some numbers say what others mean, so that they are checked sample by sample.</summary>
internal static class SampleTargets
{
    /// <summary>Whether the targets of a loss are such.</summary>
    public static bool AreOf(LossDescription loss) =>
        loss.Targets is TargetKind.Boxes or TargetKind.Probabilities || loss.Kind is LocalizationTargets.Kind or LandmarkTargets.Kind;

    /// <summary>What is wrong with those of a sample, and what was expected; null if nothing is.</summary>
    public static string? Problem(LossDescription loss, ReadOnlySpan<float> targets) => loss.Kind switch
    {
        LocalizationTargets.Kind => LocalizationTargets.Problem(loss, targets),
        LandmarkTargets.Kind => LandmarkTargets.Problem(loss, targets),
        _ => loss.Targets == TargetKind.Boxes ? BoxTargets.Problem(loss, targets) : ProbabilityTargets.Problem(loss, targets),
    };
}
