namespace Unroll.Generator.Planning;

/// <summary>How a direct convolution with vectors along the row goes over its outputs.</summary>
internal sealed class DirectNchwSchedule(DirectNchwKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public DirectNchwTile Tile { get; } = DirectNchwTile.Choose(kernel, registers);

    /// <summary>Filters in tiles.</summary>
    public IReadOnlyList<Segment> Filters => Segment.Split(kernel.Filters, Tile.Filters);

    /// <summary>Output rows in tiles.</summary>
    public IReadOnlyList<Segment> Rows => Segment.Split(kernel.Rows, Tile.Rows);

    /// <summary>The vectors of a row in tiles; the last one stands alone where its end must be masked.</summary>
    public IEnumerable<Segment> Vectors
    {
        get
        {
            foreach (Segment segment in Segment.Split(DirectNchwTile.RowVectors(kernel, registers), Tile.Vectors))
            {
                bool masked = kernel.Columns < (segment.Start + segment.Tile * segment.Count) * registers.Lanes;
                if (masked && segment.Count > 1)
                {
                    yield return segment with { Count = segment.Count - 1 };
                    yield return new(segment.Start + segment.Tile * (segment.Count - 1), segment.Tile, 1);
                }
                else
                {
                    yield return segment;
                }
            }
        }
    }

    /// <summary>How the tiles of these filters, rows and vectors compute.</summary>
    public DirectNchwTileSchedule Of(Segment filter, Segment row, Segment vector)
    {
        var tile = new DirectNchwTile(row.Tile, vector.Tile, filter.Tile);
        return new(
            tile,
            Columns: Math.Min(kernel.Columns - vector.Start * registers.Lanes, vector.Tile * registers.Lanes),
            HoldsWholeKernel: MethodBudget.HoldsWholeKernel(
                registers, kernel.Input.TapRows, kernel.Input.TapColumns, tile.Rows, tile.Accumulators),
            TapsAtOnce: DirectNchwTile.TapsAtOnce(kernel, registers));
    }
}
