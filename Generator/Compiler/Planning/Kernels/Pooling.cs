namespace Unroll.Generator.Planning;

/// <summary>What a kernel does with 2x2 max pooling after its activation.</summary>
internal enum Pooling
{
    /// <summary>Nothing: the value before pooling is stored.</summary>
    None,

    /// <summary>Only the pooled value is stored.</summary>
    Only,

    /// <summary>Both are stored: the backward pass looks for the largest of each window.</summary>
    Both,
}
