namespace Unroll;

/// <summary>The training of a trial threw something, which ended the <see cref="Search"/>. A loss that is not finite does not: such a trial
/// has diverged, which is a result.</summary>
public sealed class TrialFailedException : Exception
{
    internal TrialFailedException(SearchTrial trial, Exception exception)
        : base($"The search ended, since {trial} could not be trained: {exception.Message}", exception) => Trial = trial;

    /// <summary>The trial. What it threw is the inner exception.</summary>
    public SearchTrial Trial { get; }
}
