namespace Unroll;

/// <summary>How a trial of a <see cref="Search"/> ended.</summary>
public enum TrialOutcome
{
    /// <summary>It has not ended: the search was canceled, or waits for the other trials of the rung.</summary>
    Unfinished,

    /// <summary>It was trained to the end, and its weights are in a file.</summary>
    Completed,

    /// <summary>Others of its rung were better, so it was not trained further.</summary>
    Pruned,

    /// <summary>Its loss, or something else, became infinite or NaN.</summary>
    Diverged,
}
