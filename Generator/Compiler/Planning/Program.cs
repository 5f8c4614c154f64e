namespace Unroll.Generator.Planning;

/// <summary>Kernel calls over an arena.</summary>
/// <param name="Calls">The calls in order.</param>
/// <param name="Samples">The samples that it computes.</param>
/// <param name="Arena">What lies in the arena.</param>
internal sealed record Program(IReadOnlyList<KernelCall> Calls, int Samples, PlacedArena Arena)
{
    /// <summary>Floats of the arena.</summary>
    public int ArenaLength => Arena.Length;
}
