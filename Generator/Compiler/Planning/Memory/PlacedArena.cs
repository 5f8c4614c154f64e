namespace Unroll.Generator.Planning;

/// <summary>The buffers of a program, or of several that share them.</summary>
/// <param name="Length">Floats of the arena.</param>
/// <param name="Buffers">The buffers in the order of their offsets, and of their lives where several have one offset.</param>
internal sealed record PlacedArena(int Length, IReadOnlyList<PlacedBuffer> Buffers);
