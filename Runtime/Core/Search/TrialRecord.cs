namespace Unroll;

/// <summary>What is known of a trial after a rung, as its file has it.</summary>
/// <param name="Values">The values of the trial, as <see cref="SearchTrial.ValuesText"/> writes them.</param>
/// <param name="Rung">The rung that it was trained to, counted from 1.</param>
/// <param name="Epochs">The results of all epochs so far.</param>
/// <param name="Divergence">What was not finite in the epoch after them; null unless the trial diverged.</param>
internal sealed record TrialRecord(string Values, int Rung, IReadOnlyList<EpochResult> Epochs, string? Divergence)
{
    /// <summary>Whether the trial had diverged when it came to the rung of so many epochs: a later divergence does not count
    /// there.</summary>
    public bool HasDivergedBy(int epochs) => Divergence is not null && Epochs.Count < epochs;

    /// <summary>The best of the first epochs, the earliest of equal ones; null if there is none.</summary>
    public EpochResult? Best(SelectBy selectBy, int epochs = int.MaxValue) => Epochs.Take(epochs).MinBy(epoch => Value(epoch, selectBy));

    /// <summary>By what trials are compared: the smallest is the best.</summary>
    public static double Value(EpochResult? epoch, SelectBy selectBy) => epoch is null ? double.PositiveInfinity
        : selectBy == SelectBy.DevLoss ? epoch.DevLoss!.Value : -epoch.DevAccuracy!.Value;
}
