namespace Unroll.Generator.Planning;

/// <summary>How a weight gradient with vectors along the row goes over the weights.</summary>
internal sealed class NchwWeightGradientSchedule(NchwWeightGradientKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public NchwWeightGradientTile Tile { get; } = NchwWeightGradientTile.Choose(kernel, registers);

    /// <summary>Columns of taps in tiles.</summary>
    public IReadOnlyList<Segment> Columns => Segment.Split(kernel.Input.TapColumns, Tile.TapColumns);

    /// <summary>Filters in tiles.</summary>
    public IReadOnlyList<Segment> Filters => Segment.Split(kernel.Filters, Tile.Filters);

    /// <summary>How the tiles of these columns of taps and filters compute.</summary>
    public NchwWeightGradientTileSchedule Of(Segment column, Segment filter)
    {
        int vectors = (kernel.Columns + registers.Lanes - 1) / registers.Lanes;
        return new(
            column.Tile,
            filter.Tile,
            vectors,
            MethodBudget.Unroll(vectors, column.Tile * filter.Tile),
            LongSums.Over(kernel.Rows, kernel.Columns, vectors));
    }
}
