namespace Unroll;

/// <summary>How a <see cref="Search"/> spends its epochs: which of its trials get how many.</summary>
public abstract class SearchMethod
{
    private protected SearchMethod()
    {
    }

    /// <summary>The rungs that the trials climb, from the lowest; each has no more trials than the one before, and more epochs.</summary>
    /// <param name="trials">The trials that begin.</param>
    /// <param name="epochs">The epochs of the highest rung.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trials"/> or <paramref name="epochs"/> is below 1.</exception>
    public abstract IReadOnlyList<SearchRung> Rungs(int trials, int epochs);
}

/// <summary>A rung of the ladder that the trials of a search climb.</summary>
/// <param name="Trials">How many trials are trained there, at most: those that diverge are fewer.</param>
/// <param name="Epochs">The epochs that they have then had, those of lower rungs included.</param>
public readonly record struct SearchRung(int Trials, int Epochs);
