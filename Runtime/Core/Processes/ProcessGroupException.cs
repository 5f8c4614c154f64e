namespace Unroll;

/// <summary>A training of several processes has ended, since another process could not go on or has come to other weights.</summary>
public sealed class ProcessGroupException : Exception
{
    internal ProcessGroupException(string message, int rank)
        : base(message) => Rank = rank;

    /// <summary>The process because of which it has ended, or which differs.</summary>
    public int Rank { get; }
}
