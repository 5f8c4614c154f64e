namespace Unroll.Generator.Planning;

/// <summary>How a depthwise convolution goes over its outputs: rows of tiles, in each the vectors of channels, in each the tiles.</summary>
internal sealed class DepthwiseSchedule(DepthwiseKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public DepthwiseTile Tile { get; } = DepthwiseTile.Choose(kernel, registers);

    /// <summary>Vectors of channels.</summary>
    public int Vectors => kernel.Width / registers.Lanes;

    /// <summary>Output rows in tiles.</summary>
    public IReadOnlyList<Segment> Rows => Segment.Split(kernel.Rows, Tile.Rows);

    /// <summary>Output columns in tiles.</summary>
    public IReadOnlyList<Segment> Columns => Segment.Split(kernel.Columns, Tile.Columns);

    /// <summary>The tile of these rows and columns.</summary>
    public DepthwiseTile Of(Segment row, Segment column) => DepthwiseTile.Of(kernel, row.Tile, column.Tile, registers);
}
