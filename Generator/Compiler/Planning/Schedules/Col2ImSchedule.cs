namespace Unroll.Generator.Planning;

/// <summary>How a gradient by columns goes over the pixels and the inputs under a row of the kernel.</summary>
internal sealed record Col2ImSchedule
{
    /// <summary>Decides it.</summary>
    /// <param name="kernel">The gradient.</param>
    /// <param name="registers">The vector registers.</param>
    public Col2ImSchedule(Col2ImKernel kernel, RegisterFile registers)
    {
        Tile = Col2ImTile.Choose(kernel, registers);
        Rows = Segment.Split(kernel.Rows, Tile.Rows);
        Vectors = Segment.Split(kernel.Blocks * registers.VectorsPerBlock, Tile.Vectors);
    }

    /// <summary>The register tile.</summary>
    public Col2ImTile Tile { get; }

    /// <summary>Output rows in tiles.</summary>
    public IReadOnlyList<Segment> Rows { get; }

    /// <summary>Vectors under a row of the kernel in tiles.</summary>
    public IReadOnlyList<Segment> Vectors { get; }
}
