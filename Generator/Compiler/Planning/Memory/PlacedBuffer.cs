using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Where a buffer lies in the arena, and how long something is in it.</summary>
/// <param name="Name">The stage that it belongs to, and what it is if not the value of the stage.</param>
/// <param name="Layout">The order of a sample.</param>
/// <param name="Offset">Floats from the start of the arena.</param>
/// <param name="Length">Floats of all samples.</param>
/// <param name="FirstCall">The first call for which it is kept, of those that share the arena.</param>
/// <param name="LastCall">The last one.</param>
internal sealed record PlacedBuffer(string Name, Layout Layout, int Offset, int Length, int FirstCall, int LastCall)
{
    /// <summary>The elements of a sample.</summary>
    public Shape Shape => Layout.Shape;
}
