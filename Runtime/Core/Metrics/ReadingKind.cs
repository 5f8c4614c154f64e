namespace Unroll;

/// <summary>What an output is of the value that a loss scores.</summary>
internal enum ReadingKind
{
    /// <summary>That very value.</summary>
    Scored,

    /// <summary>Its softmax or its sigmoid.</summary>
    Probability,

    /// <summary>Something else, from which the classes can still be told.</summary>
    Other,
}
