namespace Unroll;

/// <summary>The course of a training: the results of its completed epochs and how it ended.</summary>
/// <param name="Epochs">The completed epochs, in order; an epoch that was canceled within is not among them.</param>
/// <param name="BestEpoch">The epoch that was best on the development set, counted from 1; null without such a set or without a completed
/// epoch.</param>
/// <param name="RestoredBest">
/// Whether the network was given back the weights of <paramref name="BestEpoch"/>. If not, it has those of its last step, which may be the
/// same.
/// </param>
/// <param name="StopReason">Why the training ended.</param>
/// <param name="Steps">The number of steps, those of an epoch that was canceled included.</param>
public sealed record TrainingHistory(
    IReadOnlyList<EpochResult> Epochs,
    int? BestEpoch,
    bool RestoredBest,
    StopReason StopReason,
    long Steps)
{
    /// <summary>The result of <see cref="BestEpoch"/>, or null.</summary>
    public EpochResult? Best => BestEpoch is { } epoch ? Epochs[epoch - 1] : null;
}
