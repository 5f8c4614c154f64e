namespace Unroll.Generator.Planning;

/// <summary>How a weight gradient with vectors of filters goes over the weights.</summary>
internal sealed class NhwcWeightGradientSchedule(NhwcWeightGradientKernel kernel, RegisterFile registers)
{
    /// <summary>The register tile.</summary>
    public WeightGradientTile Tile { get; } = WeightGradientTile.Choose(kernel, registers);

    /// <summary>Columns of taps in tiles.</summary>
    public IReadOnlyList<Segment> Columns => Segment.Split(kernel.Input.TapColumns, Tile.TapColumns);

    /// <summary>Channels in tiles.</summary>
    public IReadOnlyList<Segment> Channels => Segment.Split(kernel.Channels, Tile.Channels);

    /// <summary>Filters of a tile.</summary>
    public int Filters => Tile.Vectors * registers.Lanes;

    /// <summary>Tiles along the filters.</summary>
    public int Groups => kernel.Blocks * registers.VectorsPerBlock / Tile.Vectors;

    /// <summary>Tiles down the taps.</summary>
    public int TapRowGroups => Tile.WholeKernel ? 1 : kernel.Input.TapRows;

    /// <summary>How the tiles of these columns and channels compute.</summary>
    public NhwcWeightGradientTileSchedule Of(Segment column, Segment channel)
    {
        WeightGradientTile tile = Tile with { TapColumns = column.Tile, Channels = channel.Tile };
        int tapRows = tile.TapRows(kernel), entries = tapRows * tile.TapColumns * tile.Channels;
        bool sharesInputs = tile.SharesInputs(kernel, registers);

        // A window of outputs that slides pays off in a long row.
        int least = sharesInputs ? tile.TapColumns : 1;
        int work = entries * (tile.Vectors + kernel.InputCosts.Of(registers).MostSteps);
        return new(
            tapRows, tile.TapColumns, tile.Channels, tile.Vectors, sharesInputs, MethodBudget.Unroll(kernel.Columns, work, least),
            LongSums.Over(kernel.Rows, kernel.Columns, kernel.Columns));
    }
}
