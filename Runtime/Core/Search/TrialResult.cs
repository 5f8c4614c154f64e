namespace Unroll;

/// <summary>What a trial of a <see cref="Search"/> came to.</summary>
/// <param name="Trial">The trial and its values.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Epochs">The results of the epochs that it was trained for. Times differ from run to run, all else depends on the search
/// alone.</param>
/// <param name="Best">The epoch that counts: the best on the development set, whose weights are kept. Null if there is none.</param>
/// <param name="Weights">The file with its weights, for <see cref="Network.Load(string, LoadOptions)"/>; null unless it was
/// completed.</param>
/// <param name="Divergence">What was not finite, and where; null unless it diverged.</param>
public sealed record TrialResult(
    SearchTrial Trial,
    TrialOutcome Outcome,
    IReadOnlyList<EpochResult> Epochs,
    EpochResult? Best,
    string? Weights,
    string? Divergence)
{
    /// <summary>The outcome in words: "diverged in epoch 2".</summary>
    internal string OutcomeText => Outcome switch
    {
        TrialOutcome.Diverged => FormattableString.Invariant($"diverged in epoch {Epochs.Count + 1}"),
        TrialOutcome.Pruned => FormattableString.Invariant($"pruned after epoch {Epochs.Count}"),
        TrialOutcome.Completed => "completed",
        _ => "unfinished",
    };
}
