namespace Unroll;

/// <summary>How grave a finding is.</summary>
internal enum FindingWeight
{
    /// <summary>Something is broken.</summary>
    Problem,

    /// <summary>Something may be better.</summary>
    Warning,

    /// <summary>Something worth knowing.</summary>
    Note,

    /// <summary>Something is as it should be.</summary>
    Good,
}
