namespace Unroll.Generator.Planning;

/// <summary>
/// Cycles by which times are predicted, the same for every instruction set. Fitted by least squares of the logarithms to every other of the
/// benchmark networks, with AVX-512 and with AVX2; docs/performance.md tells by how much predictions are off, over all of them.
/// </summary>
internal static class TimeConstants
{
    /// <summary>Half of the predictions are within this factor of what was measured.</summary>
    public const double UsualFactor = 1.15;

    /// <summary>A call of a kernel, besides its work.</summary>
    public const double Call = 8;

    /// <summary>A cycle of register tiles, as the planner estimates them.</summary>
    public const double Sum = 1.04;

    /// <summary>A vector instruction of what has no tiles: more than three are done in a cycle.</summary>
    public const double Step = 0.3;

    /// <summary>A float from the second-level cache, from the third, and from memory.</summary>
    public const double SecondLevel = 0.032, ThirdLevel = 0.33, Memory = 0.55;
}
