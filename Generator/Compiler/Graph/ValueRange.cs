namespace Unroll.Generator.Graph;

/// <summary>The range of an operation's values, by which losses tell what they cannot score.</summary>
internal enum ValueRange
{
    /// <summary>Any number, as logits are.</summary>
    Any,

    /// <summary>At least 0.</summary>
    NotNegative,

    /// <summary>At most 0.</summary>
    NotPositive,

    /// <summary>From -1 to 1.</summary>
    Signed,

    /// <summary>From 0 to 1, each element by itself.</summary>
    Probability,

    /// <summary>From 0 to 1, with the sum 1.</summary>
    Distribution,
}
