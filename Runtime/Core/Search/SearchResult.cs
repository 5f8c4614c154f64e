using System.Text;

namespace Unroll;

/// <summary>What a <see cref="Search"/> has found. Its text is a table of the trials, the best first.</summary>
public sealed class SearchResult
{
    internal SearchResult(SearchSpace space, SelectBy selectBy, IEnumerable<TrialResult> trials, StopReason stopReason)
    {
        Space = space;
        SelectBy = selectBy;
        StopReason = stopReason;
        Trials =
        [
            .. trials
                .OrderBy(trial => trial.Outcome switch { TrialOutcome.Completed => 0, TrialOutcome.Diverged => 2, _ => 1 })
                .ThenByDescending(trial => trial.Epochs.Count)
                .ThenBy(trial => TrialRecord.Value(trial.Best, selectBy))
                .ThenBy(trial => trial.Trial.Number),
        ];
    }

    /// <summary>What was searched.</summary>
    public SearchSpace Space { get; }

    /// <summary>What says which trial is better.</summary>
    public SelectBy SelectBy { get; }

    /// <summary>Whether all trials have ended, or the caller canceled the search.</summary>
    public StopReason StopReason { get; }

    /// <summary>
    /// The trials: those completed, the best first; then those that were pruned or have not ended, those with more epochs first, of them
    /// the better; then those that diverged. Of equal ones the lower number comes first.
    /// </summary>
    public IReadOnlyList<TrialResult> Trials { get; }

    /// <summary>The best of the trials that were completed; null if none was.</summary>
    public TrialResult? Best => Trials.FirstOrDefault() is { Outcome: TrialOutcome.Completed } best ? best : null;

    /// <summary>
    /// Draws the trials as a picture in SVG, by parallel coordinates: a vertical line for each axis of the space and for the result, and a
    /// line through them for each trial, the darker the better, the best one bold. A pointer on a line tells its trial.
    /// </summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written; it is as it
    /// was.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveParallelCoordinates(string path)
    {
        byte[] picture = Encoding.UTF8.GetBytes(ParallelCoordinates.Draw(this).ToString());
        FileReplacement.Write(path, stream => stream.Write(picture));
    }

    /// <summary>The table of <see cref="Trials"/>, a line a trial; numbers with the invariant culture.</summary>
    public override string ToString() => SearchTable.Of(this);
}
