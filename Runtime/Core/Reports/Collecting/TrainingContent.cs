namespace Unroll;

/// <summary>What a page says of a training.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Watch">What was seen of its gradients.</param>
/// <param name="Epochs">The completed epochs.</param>
/// <param name="BestEpoch">The best one; null without a development set.</param>
/// <param name="Steps">The steps made.</param>
internal sealed record TrainingContent(
    TrainingPlan Plan, TrainingWatch Watch, IReadOnlyList<EpochResult> Epochs, int? BestEpoch, long Steps)
{
    /// <summary>Why it ended; null while it goes on, and where it failed.</summary>
    public StopReason? Ended { get; init; }

    /// <summary>Whether the network has the weights of the best epoch again.</summary>
    public bool RestoredBest { get; init; }

    /// <summary>What made it fail; null if nothing did.</summary>
    public string? Failure { get; init; }

    /// <summary>The result of the best epoch, or of the last one where there is no best; null before the first.</summary>
    public EpochResult? Kept => BestEpoch is { } best ? Epochs[best - 1] : Epochs.Count > 0 ? Epochs[^1] : null;
}
