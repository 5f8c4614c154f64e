namespace Unroll.Generator.Planning;

/// <summary>How a direct convolution with vectors of filters goes over its outputs: which tiles there are, and in which order.</summary>
internal sealed class DirectNhwcSchedule(DirectNhwcKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public DirectNhwcTile Tile { get; } = DirectNhwcTile.Choose(kernel, registers);

    /// <summary>Output rows in tiles.</summary>
    public IReadOnlyList<Segment> Rows => Segment.Split(kernel.Rows, Tile.Rows);

    /// <summary>Output columns in tiles.</summary>
    public IReadOnlyList<Segment> Columns => Segment.Split(kernel.Columns, Tile.Columns);

    /// <summary>Filters of a tile.</summary>
    public int Filters => Tile.Vectors * registers.Lanes;

    /// <summary>Blocks of filters that a tile computes, or the one of which it computes a part.</summary>
    public int BlocksAtOnce => Tile.Blocks(registers);

    /// <summary>Groups of so many blocks.</summary>
    public int Groups => kernel.Blocks / BlocksAtOnce;

    /// <summary>Tiles that make up a block.</summary>
    public int Parts => Math.Max(1, Layout.Block / Filters);

    /// <summary>How the tiles of these rows and columns compute.</summary>
    public DirectNhwcTileSchedule Of(Segment row, Segment column) =>
        DirectNhwcTileSchedule.Of(kernel, new(row.Tile, column.Tile, Tile.Vectors), registers);
}
