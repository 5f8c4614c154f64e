namespace Unroll.Generator.Planning;

/// <summary>How a gradient by col2im goes over the pixels and the inputs under a row of the kernel.</summary>
internal sealed class Col2ImSchedule(Col2ImKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public Col2ImTile Tile { get; } = Col2ImTile.Choose(kernel, registers);

    /// <summary>Output rows in tiles.</summary>
    public IReadOnlyList<Segment> Rows => Segment.Split(kernel.Rows, Tile.Rows);

    /// <summary>Vectors under a row of the kernel in tiles.</summary>
    public IReadOnlyList<Segment> Vectors => kernel.Vectors(registers, Tile.Vectors);
}
